// What `tnb completions fish` prints.

extension ShellCompletions {
    static let fish = #"""
        # Completion of tnb for fish: a file named tnb.fish in fish's folder of completions.
        set -l commands run train validate infer convert format check doc models info dis completions kernel

        function __tnb_models
            tnb models (commandline -ct)'*' 2>/dev/null | sed -n '2,$s/  .*//p'
        end

        function __tnb_parameters
            for word in (commandline -opc)
                if string match -qr '\.(tnb|ipynb|py)$' -- $word
                    tnb run $word --help-params 2>/dev/null | sed -n 's/^  \([A-Za-z_][A-Za-z_0-9]*\).*/\1=/p'
                end
            end
        end

        function __tnb_flags
            for tool in train validate infer
                if contains -- $tool (commandline -opc)
                    tnb $tool --help 2>/dev/null | grep -oE -- '--[a-z][a-z0-9-]*' | sort -u
                end
            end
        end

        complete -c tnb -n "not __fish_seen_subcommand_from $commands" -s p -x -a '(__tnb_parameters)' -d 'set a parameter'
        complete -c tnb -n "not __fish_seen_subcommand_from $commands" -s c -x -d 'run code'
        complete -c tnb -n "not __fish_seen_subcommand_from $commands" -s i -d 'a prompt when the program has ended'
        complete -c tnb -n "not __fish_seen_subcommand_from $commands" -s V -l version -d 'print the version'
        complete -c tnb -s h -l help -d 'help'
        complete -c tnb -n __fish_use_subcommand -a run -d 'run a notebook and keep its outputs'
        complete -c tnb -n __fish_use_subcommand -a train -d 'train a model'
        complete -c tnb -n __fish_use_subcommand -a validate -d 'measure a model'
        complete -c tnb -n __fish_use_subcommand -a infer -d 'write predictions'
        complete -c tnb -n __fish_use_subcommand -a convert -d '.tnb to .ipynb or back'
        complete -c tnb -n __fish_use_subcommand -a format -d 'put percent text into its canonical form'
        complete -c tnb -n __fish_use_subcommand -a check -d 'say what is wrong with programs'
        complete -c tnb -n __fish_use_subcommand -a doc -d 'the page of a name'
        complete -c tnb -n __fish_use_subcommand -a models -d 'the models there are'
        complete -c tnb -n __fish_use_subcommand -a info -d 'what a model is made of'
        complete -c tnb -n __fish_use_subcommand -a dis -d 'the instructions of a program'
        complete -c tnb -n __fish_use_subcommand -a completions -d 'print completion for a shell'
        complete -c tnb -n __fish_use_subcommand -a kernel -d 'install the Jupyter kernel'
        complete -c tnb -n '__fish_seen_subcommand_from run' -s p -l parameter -x -a '(__tnb_parameters)' -d 'set a parameter'
        complete -c tnb -n '__fish_seen_subcommand_from run' -s y -l parameters-file -r -d 'parameters from YAML'
        complete -c tnb -n '__fish_seen_subcommand_from run' -s o -l output -r -d 'write the notebook with its outputs'
        complete -c tnb -n '__fish_seen_subcommand_from run' -l html -r -d 'write a page'
        complete -c tnb -n '__fish_seen_subcommand_from run' -l from -x -d 'start at a cell'
        complete -c tnb -n '__fish_seen_subcommand_from run' -l to -x -d 'stop after a cell'
        complete -c tnb -n '__fish_seen_subcommand_from run' -l timeout -x -d 'how long a cell may take'
        complete -c tnb -n '__fish_seen_subcommand_from run' -l allow-errors -d 'go on after a cell that failed'
        complete -c tnb -n '__fish_seen_subcommand_from run' -l help-params -d 'print the parameters'
        complete -c tnb -n '__fish_seen_subcommand_from format' -l check -d 'only say what would change'
        complete -c tnb -n '__fish_seen_subcommand_from models info' -x -a '(__tnb_models)'
        complete -c tnb -n '__fish_seen_subcommand_from train validate infer' -l model -x -a '(__tnb_models)' -d 'the model'
        complete -c tnb -n '__fish_seen_subcommand_from train validate infer' -a '(__tnb_flags)'
        complete -c tnb -n '__fish_seen_subcommand_from doc' -x \
            -a "(tnb doc 2>/dev/null | sed -n 's/^\([A-Za-z_][A-Za-z_0-9.]*\).*/\1/p')"
        complete -c tnb -n '__fish_seen_subcommand_from completions' -x -a 'bash zsh fish'
        complete -c tnb -n '__fish_seen_subcommand_from kernel' -x -a 'install uninstall'
        complete -c tnb -n '__fish_seen_subcommand_from kernel' -l user -d 'in the home folder'
        complete -c tnb -n '__fish_seen_subcommand_from kernel' -l sys-prefix -d 'in the environment'
        complete -c tnb -n '__fish_seen_subcommand_from kernel' -l prefix -r -d 'below a folder'
        complete -c tnb -n '__fish_seen_subcommand_from kernel' -l name -x -d "the kernel's name"
        complete -c tnb -n '__fish_seen_subcommand_from kernel' -l display-name -x -d 'the name that is shown'
        complete -c tnb -n '__fish_seen_subcommand_from kernel' -l language -x -a 'python tnb' -d 'what front ends take it for'
        """#
}
