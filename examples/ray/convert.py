"""Converts a folder with Ray: one `gongwen pipe` an actor.

An actor that dies is started anew and its document sent again;
`gongwen_folder` says why every document arrives once all the same. The folders
have to be the same on every machine.
"""

import sys
from pathlib import Path

import ray
from ray import cloudpickle
from ray.util import ActorPool

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import gongwen_folder  # noqa: E402
import gongwen_pipe  # noqa: E402

# The workers have no copy of the modules.
for module in (gongwen_folder, gongwen_pipe):
    cloudpickle.register_pickle_by_value(module)

TRIES = 3


@ray.remote(max_restarts=-1, max_task_retries=TRIES)
class Converter:
    """Converts documents, one after the other."""

    def __init__(self, folder, program):
        self.folder, self.program = folder, program
        self.pipe = gongwen_pipe.Pipe(program)

    def convert(self, name):
        for _ in range(TRIES):
            try:
                return self.folder.convert(name, self.pipe)
            except gongwen_pipe.PipeEnded:
                self.pipe = gongwen_pipe.Pipe(self.program)
        raise RuntimeError(f"{name}: gongwen ended {TRIES} times")


def main():
    arguments = gongwen_folder.parser("用 Ray 转换一个文件夹")
    arguments.add_argument("--actors", type=int, default=2, help="同时用几个进程")
    args = arguments.parse_args()
    folder = gongwen_folder.Folder(args)
    ray.init()
    actors = [Converter.remote(folder, args.gongwen) for _ in range(args.actors)]
    documents = folder.documents()
    work = ActorPool(actors).map(lambda actor, name: actor.convert.remote(name), documents)
    answers = list(work)
    ray.shutdown()
    return folder.finish(answers)


if __name__ == "__main__":
    sys.exit(main())
