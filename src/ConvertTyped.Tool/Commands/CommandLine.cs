using System.CommandLine;
using ConvertTyped.Tool.Cleanup;
using ConvertTyped.Tool.Diff;
using ConvertTyped.Tool.Explain;
using ConvertTyped.Tool.Generate;
using ConvertTyped.Tool.Init;
using ConvertTyped.Tool.Lint;
using ConvertTyped.Tool.Mcp;
using ConvertTyped.Tool.Pull;
using ConvertTyped.Tool.Rendering;
using ConvertTyped.Tool.Serve;
using ConvertTyped.Tool.Simulate;
using ConvertTyped.Tool.Test;
using ConvertTyped.Tool.Usages;

namespace ConvertTyped.Tool.Commands;

/// <summary>Defines the commands, and reports the errors of all commands.</summary>
internal static class CommandLine
{
    private const string Description = """
        Work with the Convert config that your typed accessors are generated from.

        Example:
          convert-typed pull && convert-typed diff HEAD:convert.json convert.json
        """;

    public static RootCommand Root() => new(Description)
    {
        InitCommand.Create(),
        PullCommand.Create(),
        DiffCommand.Create(),
        LintCommand.Create(),
        ExplainCommand.Create(),
        SimulateCommand.Create(),
        UsagesCommand.Create(),
        CleanupCommand.Create(),
        TestCommand.Create(),
        GenerateCommand.Create(),
        ServeCommand.Create(),
        McpCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Any(IsSdkKey))
        {
            Messages.Error("Do not pass the SDK key as an argument, because other programs can read command-line arguments. Set the environment variable CONVERT_SDK_KEY instead.");
            return (int)ExitCode.BadInput;
        }

        var parsed = HelpText.Fit(Root(), arguments).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Messages.Error(error.Message);
            Messages.Hint($"Run '{CommandPath(parsed)} --help' for usage.");
            return (int)ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ToolException exception)
        {
            Messages.Error(exception.Message);
            return (int)exception.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Messages.Error(exception.Message);
            return (int)ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            Messages.Error("Canceled.");
            return (int)ExitCode.BadInput;
        }
    }

    // Checked before parsing, because the parser's error about the unknown option would show the key.
    private static bool IsSdkKey(string argument) =>
        argument.StartsWith("--sdk-key", StringComparison.Ordinal) && !argument.StartsWith("--sdk-key-env", StringComparison.Ordinal);

    private static string CommandPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "convert-typed" : $"convert-typed {parsed.CommandResult.Command.Name}";
}
