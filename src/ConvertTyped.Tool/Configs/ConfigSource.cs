using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Pull;

namespace ConvertTyped.Tool.Configs;

/// <summary>Loads the config that an argument specifies: <c>live</c>, <c>assembly:PATH</c>, a git revision such as <c>HEAD~1:convert.json</c>, or a path.</summary>
/// <param name="environment">The environment of the live config if the options do not specify an environment; null to request no environment.</param>
internal sealed class ConfigSource(LiveOptions live, string? environment = null)
{
    public const string Live = "live";

    public const string Forms = "the path of a config file, 'live' for the config that Convert serves, a git revision of a config file (such as HEAD~1:convert.json), or assembly:PATH for a built assembly";

    public const string FormsWithRules = "the path of a config file, 'live' for the config that Convert serves, or a git revision of a config file (such as HEAD~1:convert.json)";

    private const string StoredForms = "the path of a config file, or a git revision of a config file (such as HEAD~1:convert.json)";

    private const string AssemblyPrefix = "assembly:";

    /// <exception cref="ToolException">The source does not exist, cannot be read, or is not a Convert config.</exception>
    public async Task<LoadedConfig> LoadAsync(string argument, ParseResult parsed, CancellationToken cancellationToken) =>
        (await ReadAsync(argument, parsed, Forms, cancellationToken)).Checked();

    /// <summary>Loads a config that contains rules, so that experiences and features can be evaluated. A built assembly contains none.</summary>
    /// <exception cref="ToolException">The source does not exist, cannot be read, is not a Convert config, or is a built assembly.</exception>
    public async Task<LoadedConfig> LoadWithRulesAsync(string argument, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (argument.StartsWith(AssemblyPrefix, StringComparison.Ordinal))
            throw ToolException.BadInput($"'{argument}' cannot be used here, because a built assembly contains no traffic allocations and no rules. Specify {FormsWithRules}.");
        return (await ReadAsync(argument, parsed, FormsWithRules, cancellationToken)).Checked();
    }

    private async Task<LoadedConfig> ReadAsync(string argument, ParseResult parsed, string forms, CancellationToken cancellationToken)
    {
        if (argument == Live)
        {
            var connection = live.ConnectionOf(parsed);
            return await LiveConfig.FetchAsync(connection with { Environment = connection.Environment ?? environment }, cancellationToken);
        }
        return await ReadStoredAsync(argument, forms, cancellationToken);
    }

    /// <summary>Loads a whole config from a file or a git revision.</summary>
    /// <exception cref="ToolException">The source does not exist, cannot be read, or is not a Convert config.</exception>
    public static async Task<LoadedConfig> LoadStoredAsync(string argument, CancellationToken cancellationToken)
    {
        if (argument == Live || argument.StartsWith(AssemblyPrefix, StringComparison.Ordinal))
            throw ToolException.BadInput($"'{argument}' cannot be used for this option. Specify the path of a config file, or a git revision of a config file, such as HEAD~1:convert.json.");
        return (await ReadStoredAsync(argument, StoredForms, cancellationToken)).Checked();
    }

    private static async Task<LoadedConfig> ReadStoredAsync(string argument, string forms, CancellationToken cancellationToken)
    {
        if (argument.StartsWith(AssemblyPrefix, StringComparison.Ordinal))
            return AssemblyManifest.Read(argument, argument[AssemblyPrefix.Length..]);
        if (!File.Exists(argument) && GitRevision.TryParse(argument, out var revision))
            return await revision.LoadAsync(cancellationToken);
        return FromFile(argument, forms);
    }

    /// <param name="forms">The kinds of sources that the user can specify, for the message about a missing file.</param>
    /// <exception cref="ToolException">The file does not exist or cannot be read.</exception>
    public static LoadedConfig FromFile(string path, string forms = "the path of a config file")
    {
        try
        {
            return new(path, Path.GetFullPath(path), File.ReadAllText(path)) { Retired = RetiredEntitiesFile.TextBesideConfig(path) };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw ToolException.BadInput($"There is no file '{path}'. Specify {forms}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.BadInput($"The file '{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
