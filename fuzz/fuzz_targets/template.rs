//! Any text as a template: no panic, the same faults twice; with a template
//! that holds, a report is set in every format.

#![no_main]

use gongwen::template::Template;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|yaml: &str| {
    let parse = || Template::parse("a.yaml", yaml);
    match (parse(), parse()) {
        (Ok(_), Ok(_)) => gongwen_fuzz::set_by(yaml),
        (Err(first), Err(second)) => assert_eq!(first.to_string(), second.to_string()),
        (first, second) => panic!("{:?}, then {:?}", first.is_ok(), second.is_ok()),
    }
});
