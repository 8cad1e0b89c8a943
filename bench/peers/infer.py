"""The peer of the inference rows: the same model under ONNX Runtime or OpenVINO, in their fastest float32 form.

    python bench/peers/infer.py onnxruntime|openvino

TNB_BENCH_OPERATION is model:batch:form, of which the form does not matter; the protocol is bench/run's: a line with a count in, seconds out. The model is exported once
by PyTorch and kept in the folder for temporary files."""
import os
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'scripts/reference'))


def exported(name, batch):
    path = pathlib.Path(tempfile.gettempdir()) / f'tnb-bench-{name}-{batch}.onnx'
    if not path.exists():
        import refenv  # noqa: F401
        import timm
        import torch
        torch.manual_seed(0)
        model = timm.create_model(name, num_classes=1000, exportable=True).eval()
        partial = path.with_suffix('.partial')
        # What the exporter says about its steps would be taken for an answer.
        out, sys.stdout = sys.stdout, sys.stderr
        torch.onnx.export(model, (torch.randn(batch, 3, 224, 224),), str(partial), dynamo=True, external_data=False)
        sys.stdout = out
        partial.rename(path)
    return path


def with_onnxruntime(path, threads):
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    session = onnxruntime.InferenceSession(str(path), options, providers=['CPUExecutionProvider'])
    name = session.get_inputs()[0].name
    return lambda images: session.run(None, {name: images})


def with_openvino(path, threads):
    import openvino
    core = openvino.Core()
    compiled = core.compile_model(core.read_model(str(path)), 'CPU', {
        'INFERENCE_PRECISION_HINT': 'f32', 'INFERENCE_NUM_THREADS': threads, 'PERFORMANCE_HINT': 'LATENCY', 'NUM_STREAMS': 1})
    request = compiled.create_infer_request()
    return lambda images: request.infer([images])


def main():
    name, batch = os.environ['TNB_BENCH_OPERATION'].split(':')[:2]
    threads = int(os.environ.get('TNB_BENCH_THREADS', '2'))
    path = exported(name, int(batch))
    import numpy
    images = numpy.random.default_rng(0).standard_normal((int(batch), 3, 224, 224), dtype=numpy.float32)
    run = {'onnxruntime': with_onnxruntime, 'openvino': with_openvino}[sys.argv[1]](path, threads)
    run(images)
    print('ready', flush=True)
    for line in sys.stdin:
        started = time.perf_counter()
        for _ in range(int(line)):
            run(images)
        print(time.perf_counter() - started, flush=True)


main()
