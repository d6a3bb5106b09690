using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Serve;

/// <summary>Creates the command <c>convert-typed serve</c>.</summary>
internal static class ServeCommand
{
    private const string Description = """
        Serve a config to your application in place of Convert, accept the events that the application sends, and show them on a page. Nothing is sent to
        Convert. Press Ctrl+C to stop.

        Example:
          convert-typed serve convert.json --port 5390
        """;

    public static Command Create()
    {
        var config = new Argument<string>("CONFIG") { Description = "The config file. It is read again for each request.", DefaultValueFactory = _ => "convert.json" };
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 for any free port.", HelpName = "N", DefaultValueFactory = _ => 5390 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
                result.AddError("--port must be between 0 and 65535.");
        });
        var command = new Command("serve", Description) { config, port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = Path.GetFullPath(parsed.GetValue(config)!);
            _ = ConfigSource.FromFile(file).Checked();
            using var server = ConfigServer.Start(file, parsed.GetValue(port));
            Announce(Consoles.Output, file, server.Address);
            await server.RunAsync(cancellationToken);
            return (int)ExitCode.Clean;
        });
        return command;
    }

    private static void Announce(IAnsiConsole console, string file, string address)
    {
        console.MarkupLine($"Serving [bold]{Markup.Escape(RelativePath.From(file))}[/]. Events are shown at [link]{address}[/]");
        console.MarkupLine("\nIn your application, specify any SDK key and set these options:");
        console.MarkupLine($"  Transport.ConfigEndpoint = \"{address}api/v1\"");
        console.MarkupLine($"  Transport.TrackEndpoint  = \"{address}metrics/v1\"");
        console.MarkupLine("\n[dim]Press Ctrl+C to stop.[/]");
    }
}
