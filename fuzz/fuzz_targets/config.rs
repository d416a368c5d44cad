//! Any text as gongwen.yaml: no panic, the same fault or the same rules twice.

#![no_main]

use std::path::Path;

use gongwen::check::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|yaml: &str| {
    let rules = || {
        let config = Config::parse(Path::new("/nowhere/gongwen.yaml"), yaml);
        let rules = config.map(|it| it.rules_for(Path::new("/nowhere/旧稿/a.txt")));
        let rules = rules.map(|it| {
            it.iter()
                .map(|(rule, weight)| (rule.code, *weight))
                .collect()
        });
        rules.map_err(|fault| fault.to_string())
    };
    let first: Result<Vec<_>, String> = rules();
    assert_eq!(first, rules());
});
