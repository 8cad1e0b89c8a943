" Percent notebooks of tnb: Python between `# %%` markers, markdown cells in comments, magics and commands at the margin.
" Copy docs/editors/vim to ~/.vim, or its parts into ~/.vim/syntax and ~/.vim/ftdetect.
if exists('b:current_syntax')
  finish
endif

runtime! syntax/python.vim
unlet! b:current_syntax

syntax include @tnbMarkdownText syntax/markdown.vim
unlet! b:current_syntax

syntax match tnbTag /\<\k\+\ze=/ contained
syntax match tnbKind /\[\(markdown\|md\|raw\|code\)\]/ contained
syntax region tnbString start=/"/ skip=/\\"/ end=/"/ contained oneline
syntax match tnbMarker /^# \?%%\+\(\s.*\|\[.*\)\?$/ contains=tnbTag,tnbKind,tnbString
syntax region tnbMarkdown matchgroup=tnbMarker start=/^# \?%%\+.*\[\(markdown\|md\)\].*$/ end=/^\ze# \?%%\+\(\s\|\[\|$\)/
      \ contains=tnbMarkdownLine keepend
syntax match tnbMarkdownLine /^#\( .*\)\?$/ contained contains=tnbMarkdownSign,@tnbMarkdownText
syntax match tnbMarkdownSign /^#/ contained
syntax region tnbHeader start=/\%^# ---$/ start=/\%2l^# ---$/ end=/^# ---$/ keepend
syntax match tnbMagic /^%%\?\h\w*.*$/
syntax match tnbCommand /^!.*$/
syntax match tnbHelp /^?\{1,2}\h[[:alnum:]_.]*$\|^\h[[:alnum:]_.]*?\{1,2}$/

highlight default link tnbMarker Title
highlight default link tnbTag Identifier
highlight default link tnbKind Type
highlight default link tnbString String
highlight default link tnbMarkdownSign Comment
highlight default link tnbHeader PreProc
highlight default link tnbMagic Macro
highlight default link tnbCommand Special
highlight default link tnbHelp Special

let b:current_syntax = 'tnb'
