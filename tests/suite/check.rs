//! `gongwen check` on files as they are.

mod layout;
mod pages;
