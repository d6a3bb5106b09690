namespace ConvertTyped.Tool.Tests.Init;

public class InitTests
{
    [Fact]
    public async Task A_console_project_gets_code_that_uses_the_embedded_config_and_sends_no_events()
    {
        var output = await InitAsync("Microsoft.NET.Sdk");

        Assert.Contains("ConvertCore.Start(new ConvertOptions { Config = ConvertProject.Config, EnableTracking = false });", output, StringComparison.Ordinal);
        Assert.Contains("core.CreateContext(\"visitor-1\").Features.WelcomeBanner.IsEnabled", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AddConvert", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_project_gets_a_registration_and_an_injected_context()
    {
        var output = await InitAsync("Microsoft.NET.Sdk.Web");

        Assert.Contains("builder.Services.AddConvert(builder.Configuration.GetSection(\"Convert\"));", output, StringComparison.Ordinal);
        Assert.Contains("convert.Features.WelcomeBanner.IsEnabled", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ConvertCore.Start", output, StringComparison.Ordinal);
    }

    private static async Task<string> InitAsync(string sdk)
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = $"""<Project Sdk="{sdk}" />""";
        return (await workplace.RunAsync("init", "--no-packages")).Exits(0).Output;
    }
}
