using System.Diagnostics;
using System.Text.Json;
using static ConvertTyped.Tool.Tests.Schemas.Schema;

namespace ConvertTyped.Tool.Tests.Mcp;

public class McpTests
{
    [Fact]
    public async Task Agents_get_read_only_tools_over_standard_input_and_output()
    {
        using var workplace = new Workplace();
        workplace["convert.json"] = ShopConfig.Text;
        workplace.Environment["CONVERT_SDK_KEY_SECRET"] = "secret-of-the-shop";
        using var server = ToolProcess.Start(workplace.Folder, workplace.Environment, "mcp");
        await AskAsync(server, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
        await server.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");

        var tools = (await AskAsync(server, """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""")).GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(["diff", "explain", "list", "simulate", "usages"], tools.Select(tool => tool.GetProperty("name").GetString()).Order());
        Assert.All(tools, tool => Assert.True(tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()));

        var explained = await CallAsync(server, 3, "explain", """{"visitor":"v1","keys":["checkout-experiment"]}""");
        Assert.Equal("control", JsonElement.Parse(explained).GetProperty("experiences")[0].GetProperty("variation").GetString());

        AssertFits("list", await CallAsync(server, 5, "list", "{}"));
        AssertFits("explain", explained);
        AssertFits("simulate", await CallAsync(server, 6, "simulate", """{"visitors":100,"attributes":["plan=pro:0.5"]}"""));
        AssertFits("diff", await CallAsync(server, 7, "diff", """{"old":"convert.json"}"""));

        var assembly = Repository.At("samples", "Quickstart", "bin", Dotnet.Configuration, "net10.0", "Quickstart.dll");
        var undecided = await CallAsync(server, 8, "simulate", $$"""{"config":"assembly:{{assembly}}"}""");
        Assert.Contains("a built assembly contains no traffic allocations and no rules", undecided, StringComparison.Ordinal);

        var failed = await CallAsync(server, 4, "diff", """{"old":"missing.json"}""");
        Assert.Contains("'7' is not a filter", await CallAsync(server, 10, "usages", """{"filter":"7"}"""), StringComparison.Ordinal);
        Assert.Contains("missing.json", failed, StringComparison.Ordinal);
        Assert.Contains("'****'", await CallAsync(server, 9, "diff", """{"old":"secret-of-the-shop"}"""), StringComparison.Ordinal);

        server.StandardInput.Close();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, server.ExitCode);
        Assert.Equal([workplace.At("convert.json")], Directory.GetFiles(workplace.Folder));
    }

    private static async Task<string> CallAsync(Process server, int id, string tool, string arguments)
    {
        var result = await AskAsync(server, $$$"""{"jsonrpc":"2.0","id":{{{id}}},"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}} }}""");
        return result.GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    private static async Task<JsonElement> AskAsync(Process server, string request)
    {
        await server.StandardInput.WriteLineAsync(request);
        await server.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var answer = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return JsonElement.Parse(answer!).GetProperty("result");
    }
}
