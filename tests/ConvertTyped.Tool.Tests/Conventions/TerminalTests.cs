using System.Diagnostics;

namespace ConvertTyped.Tool.Tests.Conventions;

public class TerminalTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    public async Task Output_to_a_terminal_is_colored_unless_NO_COLOR_is_set(string? noColor, bool isColored)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var workplace = new Workplace();
        workplace["a.json"] = ShopConfig.Text;
        workplace["b.json"] = ShopConfig.Changed(config => config.Remove("goals", "add_to_cart"));
        // script(1) runs a command in a pseudoterminal and copies the command's output to its own standard output.
        var start = new ProcessStartInfo("script", ["-qec", $"dotnet '{ToolProcess.Assembly}' diff a.json b.json", "/dev/null"])
        {
            WorkingDirectory = workplace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NO_COLOR"] = noColor, ["TERM"] = "xterm-256color" },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var shown = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("removed", shown, StringComparison.Ordinal);
        Assert.Equal(isColored, System.Text.RegularExpressions.Regex.IsMatch(shown, "\e\\[[0-9;]*(3[0-9]|9[0-7])[0-9;]*m"));
    }
}
