" Files in .tnb are percent notebooks of tnb.
autocmd BufRead,BufNewFile *.tnb setfiletype tnb
