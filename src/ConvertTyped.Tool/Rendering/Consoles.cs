using Spectre.Console;

namespace ConvertTyped.Tool.Rendering;

/// <summary>
/// Creates the consoles for standard output and standard error. They use color and the terminal's width on a terminal, and plain lines of any length otherwise.
/// </summary>
internal static class Consoles
{
    private const int Unlimited = 10_000;

    private static readonly Lazy<IAnsiConsole> LazyOutput = new(() => Create(Console.Out, Console.IsOutputRedirected));

    private static readonly Lazy<IAnsiConsole> LazyError = new(() => Create(Console.Error, Console.IsErrorRedirected));

    public static IAnsiConsole Output => LazyOutput.Value;

    public static IAnsiConsole Error => LazyError.Value;

    public static IAnsiConsole Plain(TextWriter writer) => Create(writer, isRedirected: true);

    // NO_COLOR turns color off if it is set to anything but the empty string.
    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
            console.Profile.Width = Unlimited;
        return console;
    }
}
