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

    [Fact]
    public async Task Commands_name_the_project_and_the_config_if_these_are_in_another_folder()
    {
        using var workplace = new Workplace();
        Directory.CreateDirectory(workplace.At("Shop"));
        workplace["Shop/Shop.csproj"] = """<Project Sdk="Microsoft.NET.Sdk" />""";

        var output = (await workplace.RunAsync("init", "Shop/Shop.csproj", "--no-packages")).Exits(0).Output;

        Assert.Contains("dotnet build Shop/Shop.csproj", output, StringComparison.Ordinal);
        Assert.Contains("convert-typed pull Shop/convert.json --switch-project", output, StringComparison.Ordinal);
        Assert.Contains("convert-typed pull Shop/convert.json --check", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_project_the_output_says_so()
    {
        using var workplace = new Workplace();

        var output = (await workplace.RunAsync("init")).Exits(0).Output;

        Assert.Contains(
            "There is no project file in the working directory. Run these commands in the folder of your project:", output, StringComparison.Ordinal);
        Assert.Contains("dotnet add package ConvertTyped", output, StringComparison.Ordinal);
    }

    private static async Task<string> InitAsync(string sdk)
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = $"""<Project Sdk="{sdk}" />""";
        return (await workplace.RunAsync("init", "--no-packages")).Exits(0).Output;
    }
}
