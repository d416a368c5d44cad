"""Converts a folder as a Spark job: one `gongwen pipe` a partition.

Spark may do a partition again, or twice at a time; `gongwen_folder` says why
every document arrives once all the same. The folders have to be the same on
every machine.
"""

import os
import sys
from pathlib import Path

from pyspark import SparkConf, SparkContext

SHARED = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(SHARED))
from gongwen_folder import Folder, parser  # noqa: E402
from gongwen_pipe import Pipe  # noqa: E402


def partition_converter(folder, program):
    """What a worker does with the documents of a partition."""

    def convert(names):
        with Pipe(program) as pipe:
            for name in names:
                yield folder.convert(name, pipe)

    return convert


def main():
    arguments = parser("用 Spark 转换一个文件夹")
    arguments.add_argument("--partitions", type=int, default=16, help="分成几份")
    args = arguments.parse_args()
    folder = Folder(args)
    # The workers run the Python that runs this.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with SparkContext(conf=SparkConf().setAppName("gongwen")) as spark:
        for module in ("gongwen_folder.py", "gongwen_pipe.py"):
            spark.addPyFile(str(SHARED / module))
        documents = spark.parallelize(folder.documents(), args.partitions)
        answers = documents.mapPartitions(partition_converter(folder, args.gongwen)).collect()
    return folder.finish(answers)


if __name__ == "__main__":
    sys.exit(main())
