//! Where the words of a title end, by a list of the words that titles of
//! official documents are built of.
//!
//! In: characters. Out: for each place between two of them, what stands there.
//! The list is short and our own; what it does not know is left open.

/// What stands between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Both belong to one word of the list.
    Inside,
    /// A word of the list ends or begins here.
    Edge,
    /// Neither belongs to a word of the list.
    Open,
}

/// The cheapest way found to cut the characters up to some place.
#[derive(Clone, Copy)]
struct Cut {
    cost: usize,
    length: usize,
    listed: bool,
}

/// The joints of `characters`: entry `n` is the one before character `n`.
pub(super) fn joints(characters: &[char]) -> Vec<Joint> {
    let mut joints = vec![Joint::Open; characters.len() + 1];
    let cuts = cuts(characters);
    let mut end = characters.len();
    while end > 0 {
        let Cut { length, listed, .. } = cuts[end];
        let start = end - length;
        if listed {
            joints[start] = Joint::Edge;
            joints[end] = Joint::Edge;
            joints[start + 1..end].fill(Joint::Inside);
        }
        end = start;
    }
    joints
}

/// For each place, the last piece of the cheapest cut that ends there: a word
/// of the list costs one, a character by itself two.
fn cuts(characters: &[char]) -> Vec<Cut> {
    let start = Cut {
        cost: 0,
        length: 0,
        listed: false,
    };
    let mut cuts = vec![start];
    for end in 1..=characters.len() {
        let alone = Cut {
            cost: cuts[end - 1].cost + 2,
            length: 1,
            listed: false,
        };
        let ending = WORDS.split(' ').filter_map(|word| {
            let length = word.chars().count();
            let from = end.checked_sub(length)?;
            let here = characters[from..end].iter().copied();
            here.eq(word.chars()).then_some(Cut {
                cost: cuts[from].cost + 1,
                length,
                listed: true,
            })
        });
        let best = ending.chain([alone]).min_by_key(|cut| cut.cost);
        cuts.push(best.unwrap_or(alone));
    }
    cuts
}

/// The words, a blank between them.
const WORDS: &str = "\
工作 通知 报告 请示 意见 方案 办法 规定 决定 批复 纪要 计划 规划 \
总结 汇报 讲话 条例 细则 制度 措施 情况 问题 有关 关于 进一步 \
加强 加快 推进 推动 促进 做好 开展 落实 贯彻 实施 建设 发展 改革 \
创新 管理 治理 服务 保障 安全 生产 环境 保护 生态 文明 农业 农村 \
农民 乡村 振兴 城市 城乡 社区 街道 公路 交通 运输 水利 电力 能源 \
信息 技术 科技 教育 医疗 卫生 健康 文化 旅游 体育 人才 就业 创业 \
社会 保险 养老 民政 财政 税收 金融 资金 预算 项目 投资 招商 引资 \
企业 产业 工业 经济 市场 监管 监督 检查 执法 审批 审计 考核 评估 \
评价 统计 调查 调研 学习 培训 宣传 活动 会议 精神 主题 专项 行动 \
整治 整改 防控 防治 防火 防汛 抗旱 应急 救灾 救助 补助 补贴 扶贫 \
脱贫 攻坚 巩固 拓展 成果 衔接 高质量 高水平 现代化 信息化 数字化 \
精细化 规范化 标准化 一体化 法治 政府 人民 人民政府 办公室 办公厅 \
委员会 领导 小组 部门 机关 单位 干部 职工 群众 党员 党建 党风 \
廉政 纪律 巡视 巡察 国务院 全国 全省 全市 全县 全区 区域 地区 \
中心 体系 机制 体制 能力 水平 质量 效率 效益 任务 目标 责任 分工 \
重点 领域 行业 基础 设施 基层 基本 公共 综合 统筹 协调 配合 支持 \
解决 处理 申请 请求 要求 同意 批准 印发 转发 调整 修订 制定 完善 \
健全 优化 提升 提高 增强 强化 深化 深入 全面 积极 稳妥 有序 切实 \
若干 暂行 试行 年度 季度 上半年 下半年 春季 夏季 秋季 冬季 春节 \
期间 第一 第二 第三 养护 缺口 改造 更新 老旧 小区 住房 城镇 土地 \
耕地 粮食 食品 药品 特种 设备 消防 矿山 森林 草原 河湖 湿地 海洋 \
水土 保持 污染 垃圾 分类 处置 利用 资源 节约 绿色 低碳 转型 升级 \
营商 政务 公开 档案 保密 信访 维稳 网络 数据 平台 系统 应用 试点 \
示范 先行 试验 自由 贸易 开放 合作 交流 考察 事项 事件 事故 事业 \
发挥 作用 优势 特色 品牌 战略 规模 结构 布局 空间 生活 困难 对象 \
残疾人 妇女 儿童 青少年 学校 学生 教师 医院 医务 人员 工程 竣工 \
验收 招标 采购 合同 资产 国有 民营 个体 户籍 人口 流动 常住 居民 \
收入 消费 物价 价格 收费 标准 范围 程序 流程 权限 权力 清单 名单 \
目录 台账 数量 统一 集中 专业 技能 竞赛 评选 表彰 先进 集体 个人 \
模范 荣誉 称号";

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(title: &str) -> String {
        let characters: Vec<char> = title.chars().collect();
        let joints = joints(&characters);
        let mut shown = String::new();
        for (character, joint) in characters.iter().zip(joints) {
            if joint == Joint::Edge && !shown.is_empty() {
                shown.push('|');
            }
            shown.push(*character);
        }
        shown
    }

    #[test]
    fn words_are_found_and_names_left_open() {
        assert_eq!(
            cut("云川市人民政府办公室关于开展安全生产检查的通知"),
            "云川市|人民政府|办公室|关于|开展|安全|生产|检查|的|通知"
        );
    }
}
