// `tnb completions SHELL`: the shells' completion of tnb's own command line. What depends on the machine (models, modules, flags of
// the tools, parameters of a notebook) the scripts ask the program itself for.
import Glibc
import Session

/// The completion scripts by the names of their shells.
public enum ShellCompletions {
    /// The shells, in the order in which they are named.
    public static let shells = ["bash", "zsh", "fish"]

    /// Prints the script of a shell.
    public static func print(for shell: String) -> Int32 {
        let text = shell == "zsh" ? zsh : shell == "fish" ? fish : bash
        return FileAccess.writeAll(STDOUT_FILENO, text + "\n") ? 0 : 1
    }
}
