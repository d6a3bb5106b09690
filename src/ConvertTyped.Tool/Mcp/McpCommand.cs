using System.CommandLine;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ConvertTyped.Tool.Mcp;

/// <summary><c>convert-typed mcp</c>: read-only tools for coding agents, over standard input and output.</summary>
internal static class McpCommand
{
    private const string Description = """
        Serve the tools 'list', 'explain', 'simulate', 'usages' and 'diff' over the Model Context Protocol, on standard input and output. The server
        writes no files and opens no port.

        Example:
          claude mcp add convert -- convert-typed mcp
        """;

    public static Command Create()
    {
        var live = new LiveOptions();
        var command = new Command("mcp", Description);
        live.AddTo(command, exits: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var tools = new McpTools(new ConfigSource(live), parsed, live.EnvironmentOf(parsed));
            var options = new McpServerOptions
            {
                ServerInfo = new Implementation { Name = "convert-typed", Version = typeof(McpCommand).Assembly.GetName().Version!.ToString(3) },
                ToolCollection = [.. tools.All()],
            };
            await using var transport = new StdioServerTransport("convert-typed");
            await using var server = McpServer.Create(transport, options);
            await server.RunAsync(cancellationToken);
            return (int)ExitCode.Clean;
        });
        return command;
    }
}
