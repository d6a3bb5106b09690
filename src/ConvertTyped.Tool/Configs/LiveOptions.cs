using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Configs;

/// <summary>The options for requests to Convert. The SDK key is read from an environment variable or user secrets; no option takes the key itself.</summary>
internal sealed class LiveOptions
{
    private const string DefaultKeyVariable = "CONVERT_SDK_KEY";

    private readonly Option<string> _keyVariable = new("--sdk-key-env")
    {
        Description = "The name of the environment variable or user secret that contains the SDK key. If the SDK key has a secret, that secret is read from NAME_SECRET.",
        HelpName = "NAME",
        DefaultValueFactory = _ => DefaultKeyVariable,
    };

    private readonly Option<string?> _environment = new("--environment", "-e")
    {
        Description = "The environment, such as 'staging'. The live config is fetched for this environment, and experiences of other environments do not run. By default, no environment is requested, and experiences of all environments run. For the command 'test', the file of test cases can specify a different default, and a test case can specify its own environment.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        Description = "The base address of the config endpoint. The default is the value of the environment variable CONVERT_CONFIG_ENDPOINT or, if it is not set, Convert's own endpoint.",
        HelpName = "URL",
    };

    private readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Bypass the cache of Convert's CDN to get the newest config.",
    };

    private readonly Option<bool> _allowUnreachable = new("--allow-unreachable")
    {
        Description = "If Convert cannot be reached or its response cannot be used, warn and exit with 0 instead of 3.",
    };

    /// <param name="exits">Whether the command exits after it has read the config. If not, <c>--allow-unreachable</c> is not added.</param>
    public void AddTo(Command command, bool exits = true)
    {
        command.Options.Add(_keyVariable);
        command.Options.Add(_environment);
        command.Options.Add(_endpoint);
        command.Options.Add(_fresh);
        if (exits)
            command.Options.Add(_allowUnreachable);
    }

    public string? EnvironmentOf(ParseResult parsed) => parsed.GetValue(_environment);

    /// <exception cref="ToolException">There is no SDK key.</exception>
    public Connection ConnectionOf(ParseResult parsed)
    {
        var variable = parsed.GetValue(_keyVariable)!;
        return new()
        {
            SdkKey = SdkKeys.Find(variable) ?? throw ToolException.BadInput(
                $"There is no SDK key. Set the environment variable {variable}, or run 'dotnet user-secrets set {variable} <SDK key>' in the project's folder and run convert-typed there."),
            SdkKeySecret = SdkKeys.Find($"{variable}_SECRET"),
            Environment = EnvironmentOf(parsed),
            Endpoint = parsed.GetValue(_endpoint) ?? Environment.GetEnvironmentVariable("CONVERT_CONFIG_ENDPOINT"),
            IsFresh = parsed.GetValue(_fresh),
        };
    }

    /// <summary>Whether an SDK key is set.</summary>
    public bool HasKey(ParseResult parsed) => SdkKeys.Find(parsed.GetValue(_keyVariable)!) is not null;

    /// <summary>
    /// Runs a command that may fetch the live config. With <c>--allow-unreachable</c>, the command warns instead of failing if Convert cannot be
    /// reached or its response cannot be used.
    /// </summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<Task<ExitCode>> command)
    {
        try
        {
            return (int)await command();
        }
        catch (ToolException exception) when (exception.ExitCode == ExitCode.Unreachable && parsed.GetValue(_allowUnreachable))
        {
            Messages.Warning($"{exception.Message} The command stopped, and exits with 0 because of --allow-unreachable.");
            return (int)ExitCode.Clean;
        }
    }
}
