"""The shell of workflow files: what stands at `run:`, `script:` and the like.

usage: workflow-scripts.py FILE OUT
  FILE  a workflow or action of GitHub, or a .gitlab-ci.yml
  OUT   folder for the scripts, one a step, in order: 01-NAME.sh
exit:   0 written; 1 a GitHub script holds ${{ }}: what an expression gives
        would be read by the shell, so it has to come by env
"""

import pathlib
import re
import sys

import yaml


def github_steps(document):
    jobs = document.get("jobs") or {"action": document["runs"]}
    for job in jobs.values():
        yield from job["steps"]


def scripts(document):
    """Names and texts of the scripts."""
    if "jobs" in document or "runs" in document:
        for step in github_steps(document):
            if "run" in step:
                yield step.get("name", "step"), step["run"], True
        return
    for name, job in document.items():
        for part in ("before_script", "script", "after_script"):
            if isinstance(job, dict) and part in job:
                yield f"{name} {part}", "\n".join(job[part]) + "\n", False


def main(file, out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    document = yaml.safe_load(pathlib.Path(file).read_text(encoding="utf-8"))
    unsafe = False
    for number, (name, text, is_github) in enumerate(scripts(document), 1):
        if is_github and "${{" in text:
            print(f"{file}: “{name}” gives an expression to the shell", file=sys.stderr)
            unsafe = True
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        # Both run scripts with these set.
        head = "#!/usr/bin/env bash\nset -eo pipefail\n"
        (out / f"{number:02}-{slug}.sh").write_text(head + text, encoding="utf-8")
    return 1 if unsafe else 0


sys.exit(main(*sys.argv[1:]))
