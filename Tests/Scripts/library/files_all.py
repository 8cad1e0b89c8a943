# shutil, glob, tempfile, os, os.path, io on a folder of its own.
import glob
import io
import os
import os.path
import shutil
import stat
import sys
import tempfile


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).replace(root, 'ROOT'))
    except Exception as e:
        print(type(e).__name__, str(e).replace(root, 'ROOT'))


holder = tempfile.TemporaryDirectory()
root = holder.name
p = lambda *parts: os.path.join(root, *parts)
os.makedirs(p('a', 'b', 'c'))
for name, text in [('a/one.txt', 'one'), ('a/two.py', 'two'), ('a/b/three.txt', 'three'), ('a/b/c/four', 'four'), ('a/.hidden', 'h'), ('top.txt', 'top')]:
    with open(p(name), 'w') as f:
        f.write(text)
for pattern in ['*', 'a/*', '**', '**/*.txt', 'a/**', '*/*/*.txt', 'a/[ot]*', 'a/.*', 'none*', 'a/one.txt', 'a/?ne.*', '*/']:
    print(pattern, sorted(glob.glob(pattern, root_dir=root)), sorted(glob.glob(pattern, root_dir=root, recursive=True)), len(glob.glob(p(pattern), recursive=True)))
print(glob.escape('a[1]*?'), glob.has_magic('a*'), sorted(glob.iglob('a/*', root_dir=root)), sorted(glob.glob('**', root_dir=root, recursive=True, include_hidden=True)))
attempt(shutil.copy, p('top.txt'), p('copy.txt'))
attempt(shutil.copy, p('top.txt'), p('a'))
attempt(shutil.copy2, p('top.txt'), p('copy2.txt'))
attempt(shutil.copyfile, p('top.txt'), p('copy3.txt'))
attempt(shutil.copyfile, p('top.txt'), p('top.txt'))
attempt(shutil.copyfile, p('nope'), p('x'))
attempt(shutil.copyfile, p('top.txt'), p('a'))
attempt(shutil.copytree, p('a'), p('tree'))
attempt(shutil.copytree, p('a'), p('tree'))
attempt(shutil.copytree, p('a'), p('tree'), dirs_exist_ok=True)
attempt(shutil.copytree, p('a'), p('tree2'), ignore=shutil.ignore_patterns('*.txt', 'c'))
print(sorted(os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(p('tree')) for f in fs), sorted(os.listdir(p('tree2'))), os.listdir(p('tree2', 'b')))
attempt(shutil.move, p('copy.txt'), p('moved.txt'))
attempt(shutil.move, p('moved.txt'), p('tree2'))
attempt(shutil.move, p('tree2'), p('tree3'))
attempt(shutil.move, p('nope'), p('x'))
attempt(shutil.rmtree, p('tree3'))
attempt(shutil.rmtree, p('tree3'))
attempt(shutil.rmtree, p('tree3'), ignore_errors=True)
attempt(shutil.rmtree, p('top.txt'))
usage = shutil.disk_usage(root)
print(type(usage).__name__, usage.total > 0, shutil.which('sh') is not None, shutil.which('no-such-command-here'), shutil.get_terminal_size((5, 6))[0] > 0)
with open(p('top.txt'), 'rb') as a, open(p('copied'), 'wb') as b:
    shutil.copyfileobj(a, b)
print(open(p('copied')).read(), stat.S_ISREG(os.stat(p('copied')).st_mode), stat.S_ISDIR(os.stat(root).st_mode), stat.filemode(0o100644), stat.S_IMODE(0o100755))
os.chmod(p('copied'), 0o600)
print(oct(os.stat(p('copied')).st_mode & 0o777), os.access(p('copied'), os.R_OK), os.path.getsize(p('copied')), os.path.samefile(p('copied'), p('.', 'copied')))
attempt(os.mkdir, p('a'))
attempt(os.rmdir, p('a'))
attempt(os.remove, p('nope'))
attempt(os.listdir, p('nope'))
attempt(os.makedirs, p('a', 'b'), exist_ok=True)
attempt(os.makedirs, p('a', 'b'))
attempt(os.rename, p('nope'), p('x'))
attempt(os.replace, p('copied'), p('replaced'))
attempt(os.symlink, 'replaced', p('link'))
attempt(os.readlink, p('link'))
print(os.path.islink(p('link')), os.path.realpath(p('link')) == os.path.realpath(p('replaced')), os.path.lexists(p('link')))
attempt(os.unlink, p('link'))
attempt(os.removedirs, p('tree', 'b', 'c'))
print([(e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.path == p(e.name), e.stat().st_size if e.is_file() else 0) for e in sorted(os.scandir(root), key=lambda e: e.name)])
print([(os.path.relpath(d, root), sorted(ds), sorted(fs)) for d, ds, fs in os.walk(p('a'))], [os.path.relpath(d, root) for d, _, _ in os.walk(p('a'), topdown=False)])
for f, cases in [
    (os.path.join, [('a', 'b'), ('a', '/b'), ('a/', 'b'), ('', 'b'), ('a', ''), ('a', 'b', '..', 'c')]), (os.path.split, [('/a/b',), ('a',), ('/a/',), ('/',), ('',)]),
    (os.path.splitext, [('a.b.c',), ('.bashrc',), ('a/.b',), ('a.',), ('..a',), ('a/b.c/d',)]), (os.path.basename, [('/a/b',), ('/a/',)]), (os.path.dirname, [('/a/b',), ('a',)]),
    (os.path.normpath, [('a//b/./c/..',), ('/../a',), ('',), ('//a',), ('a/../..',)]), (os.path.commonpath, [(['/a/b', '/a/c'],), (['a', 'a/b'],), ([],), (['/a', 'b'],)]),
    (os.path.commonprefix, [(['abc', 'abd'],), ([],)]), (os.path.isabs, [('/a',), ('a',)]), (os.path.relpath, [('/a/b', '/a/c'), ('/a', '/a'), ('',)]),
    (os.path.expanduser, [('~no_such_user/x',), ('a~',)]), (os.path.splitdrive, [('/a',)]), (os.path.normcase, [('A/b',)]),
]:
    for case in cases:
        attempt(f, *case)
os.environ['TNB_TEST_VALUE'] = 'x$y'
print(os.path.expandvars('$TNB_TEST_VALUE/${TNB_TEST_VALUE}/$NOPE_NOT_SET'), os.environ.get('NOPE_NOT_SET'), os.getenv('NOPE_NOT_SET', 'd'), 'TNB_TEST_VALUE' in os.environ)
attempt(lambda: os.environ['NOPE_NOT_SET'])
del os.environ['TNB_TEST_VALUE']
attempt(os.environ.pop, 'TNB_TEST_VALUE', 'gone')
print(os.sep, os.linesep == '\n', os.curdir, os.pardir, os.extsep, os.name, os.devnull, os.cpu_count() > 0, os.getpid() > 0, len(os.urandom(5)), os.fspath('x'), os.fsencode('é'))
attempt(os.fspath, 3)
old = os.getcwd()
os.chdir(root)
print(os.getcwd() == os.path.realpath(root), os.path.abspath('a') == os.path.join(os.path.realpath(root), 'a'), os.path.exists('a'), os.path.isdir('a'), os.path.isfile('top.txt'))
os.chdir(old)
fd = os.open(p('raw'), os.O_RDWR | os.O_CREAT)
print(os.write(fd, b'hello'), os.lseek(fd, 1, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size, os.close(fd))
os.truncate(p('raw'), 2)
print(open(p('raw')).read(), os.stat(p('raw')).st_size, os.utime(p('raw'), (1, 2)), os.stat(p('raw')).st_mtime, os.path.getmtime(p('raw')))
with tempfile.NamedTemporaryFile('w+', suffix='.txt', dir=root) as f:
    print(f.write('abc'), f.seek(0), f.read(), os.path.exists(f.name), f.name.endswith('.txt'))
print(os.path.exists(f.name))
with tempfile.TemporaryFile() as f:
    print(f.write(b'x'), f.tell())
fd, path = tempfile.mkstemp(prefix='pre', dir=root)
os.close(fd)
print(os.path.basename(path).startswith('pre'), os.path.isdir(tempfile.mkdtemp(dir=root)), tempfile.gettempdir() == os.environ.get('TMPDIR', '/tmp'))
with tempfile.SpooledTemporaryFile(mode='w+') as f:
    f.write('spooled')
    f.seek(0)
    print(f.read())
s = io.StringIO('a\nb\r\nc')
print(s.readline(), s.read(), s.getvalue(), io.StringIO('a\r\nb', newline=None).read(), list(io.StringIO('a\rb\r\nc', newline='')))
b = io.BytesIO(b'abc')
print(b.read(1), b.seek(0, 2), b.write(b'd'), b.getvalue(), bytes(b.getbuffer()), b.tell())
w = io.TextIOWrapper(io.BytesIO('é\nx'.encode()), encoding='utf-8')
print(w.readline(), w.read(), w.encoding)
raw = io.BytesIO()
w = io.TextIOWrapper(raw, encoding='latin-1', newline='\r\n')
w.write('é\n')
w.flush()
print(raw.getvalue())
attempt(lambda: open(p('nope')))
attempt(lambda: open(p('a')))
attempt(lambda: open(p('top.txt'), 'z'))
attempt(lambda: open(p('top.txt'), 'x'))
attempt(lambda: open(p('top.txt')).write('x'))
holder.cleanup()
print(os.path.exists(root))
