#!/usr/bin/env bash
# Makes (once) the reference environment in DIR: PyTorch for the CPU, torchvision, timm and, with the flags, the peers of
# the benchmarks and Jupyter's clients, from the Python package index. Usage: environment.sh DIR [--peers] [--jupyter]
# With --only-jupyter there is nothing but Jupyter's clients in it.
set -euo pipefail
dir=${1:?usage: environment.sh DIR [--peers] [--jupyter] | --only-jupyter}
shift
here=$(cd "$(dirname "$0")" && pwd)
[ -x "$dir/bin/python" ] || python3 -m venv "$dir"
pip() { "$dir/bin/pip" --quiet --disable-pip-version-check "$@"; }
clients=(jupyter_client jupyter_kernel_test nbclient nbconvert papermill jupytext ipykernel jupyter_console)
if [ "${1:-}" = --only-jupyter ]; then
    pip install "${clients[@]}"
    exit
fi
pip install 'torch==2.13.0+cpu' numpy pillow pyyaml safetensors huggingface_hub scikit-learn tqdm ipython matplotlib
pip install --no-deps 'torchvision==0.28.0' 'timm==1.0.31' 'webdataset==0.2.111' 'braceexpand==0.1.7'
for flag in "$@"; do
    case $flag in
        --peers) pip install onnx onnxscript 'onnxruntime==1.32.0' 'openvino==2026.4.1' ;;
        --jupyter) pip install "${clients[@]}" ;;
        *) echo "environment.sh: unknown option $flag" >&2; exit 2 ;;
    esac
done
cp "$here/refenv.py" "$("$dir/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')/refenv.py"
"$dir/bin/python" -c 'import refenv, torch, timm; print("torch", torch.__version__, "timm", timm.__version__)'
