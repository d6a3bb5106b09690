using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Generator.Config.Retired;
using ConvertTyped.Tool.Commands;

namespace ConvertTyped.Tool.Configs;

/// <summary>A file as it was at a revision: <c>HEAD~1:convert.json</c>. The path is relative to the working directory, like all other paths.</summary>
internal sealed record GitRevision(string Revision, string File)
{
    public static bool TryParse(string argument, [NotNullWhen(true)] out GitRevision? revision)
    {
        var colon = argument.IndexOf(':', StringComparison.Ordinal);
        // A drive letter is not a revision, and git must not read a revision as an option.
        revision = colon > 1 && colon < argument.Length - 1 && argument[0] != '-' ? new(argument[..colon], argument[(colon + 1)..]) : null;
        return revision is not null;
    }

    /// <exception cref="ToolException">The revision or the file does not exist, or git is not installed.</exception>
    public async Task<LoadedConfig> LoadAsync(CancellationToken cancellationToken)
    {
        var path = System.IO.Path.IsPathRooted(File) || File.StartsWith("./", StringComparison.Ordinal) || File.StartsWith("../", StringComparison.Ordinal)
            ? File
            : $"./{File}";
        var shown = await ShowAsync(path, cancellationToken)
            ?? throw ToolException.BadInput($"'{Revision}:{File}' cannot be read, because git was not found. Install git, or add its folder to PATH.");
        if (shown.ExitCode != 0)
            throw ToolException.BadInput($"git cannot show '{Revision}:{File}': {shown.Error.Trim()}");
        var retired = await ShowAsync(path[..(path.LastIndexOf('/') + 1)] + RetiredFile.NameFor(path), cancellationToken);
        return new($"{Revision}:{File}", null, shown.Output) { Retired = retired is { ExitCode: 0 } found ? found.Output : "" };
    }

    private Task<ChildProcess?> ShowAsync(string path, CancellationToken cancellationToken) =>
        Git.RunAsync(["show", "--end-of-options", $"{Revision}:{path}"], Environment.CurrentDirectory, cancellationToken);
}
