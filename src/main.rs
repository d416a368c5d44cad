//! The program: exit codes and nothing else.

fn main() {}
