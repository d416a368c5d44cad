//! `gongwen check` on files as they are.

mod code;
mod given;
mod layout;
mod pages;
