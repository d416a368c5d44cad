//! A finding in, what a comment of Word says about it out.

use super::Comment;
use crate::check::{Finding, Fixing, Sureness};

/// The comment about `finding`.
pub fn remark(finding: &Finding) -> Comment {
    let rule = finding.rule;
    let sure = match finding.sureness {
        Sureness::Certain => String::new(),
        sureness => format!("（{}）", sureness.name()),
    };
    let weight = finding.weight.name();
    let mut lines = vec![
        format!("{weight}{sure} {}：{}", rule.name, finding.message),
        format!("依据：{}", rule.clause),
    ];
    if let Some(fix) = &finding.fix {
        let sure = match fix.fixing {
            Fixing::Safe => "",
            Fixing::Unsafe | Fixing::ByHand => "（需确认）",
        };
        lines.push(format!("改法{sure}：{}", fix.message));
    }
    lines.push(format!("规则：{}", rule.code));
    Comment {
        part: finding.place.part().to_owned(),
        bytes: finding.stands.clone(),
        lines,
    }
}
