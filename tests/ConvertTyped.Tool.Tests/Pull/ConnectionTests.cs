using System.Text.Json;

namespace ConvertTyped.Tool.Tests.Pull;

public class ConnectionTests
{
    [Fact]
    public async Task Without_a_key_the_command_says_how_to_set_one()
    {
        using var workplace = new Workplace();
        var run = (await workplace.RunAsync("pull")).Exits(2);
        Assert.Contains("CONVERT_SDK_KEY", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task The_environment_variable_for_the_secret_is_named_after_the_one_for_the_key()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = new Workplace
        {
            Environment = { ["STAGING_KEY"] = ToolProcess.SdkKey, ["STAGING_KEY_SECRET"] = ToolProcess.SdkKeySecret },
        };
        server.Config.Serve(ShopConfig.Text);

        (await workplace.RunAsync("pull", "--sdk-key-env", "STAGING_KEY", "--endpoint", server.ConfigEndpoint, "--environment", "staging")).Exits(0);

        var request = Assert.Single(server.Config.Requests.All);
        Assert.Equal($"Bearer {ToolProcess.SdkKeySecret}", request.Headers["Authorization"]);
        Assert.Equal("staging", request.Query["environment"]);
    }

    [Fact]
    public async Task The_key_is_read_from_user_secrets_if_the_environment_does_not_have_it()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = new Workplace();
        server.Config.Serve(ShopConfig.Text);
        workplace["App.csproj"] = """<Project><PropertyGroup><UserSecretsId>shop-secrets</UserSecretsId></PropertyGroup></Project>""";
        var secrets = workplace.At(Path.Combine("home", ".microsoft", "usersecrets", "shop-secrets"));
        Directory.CreateDirectory(secrets);
        await File.WriteAllTextAsync(Path.Combine(secrets, "secrets.json"), $$"""{"CONVERT_SDK_KEY":"{{ToolProcess.SdkKey}}"}""", TestContext.Current.CancellationToken);
        workplace.Environment["HOME"] = workplace.At("home");

        (await workplace.RunAsync("pull", "--endpoint", server.ConfigEndpoint)).Exits(0);
    }

    [Fact]
    public async Task A_wrong_key_is_bad_input_even_if_an_unreachable_server_is_allowed()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Otherwise = Reply.Status(404);
        var run = (await workplace.RunAsync("pull", "--allow-unreachable")).Exits(2);
        Assert.Contains("404", run.Error, StringComparison.Ordinal);
        Assert.False(workplace.Has("convert.json"));
    }

    [Fact]
    public async Task The_exit_code_for_an_unreachable_server_is_3_unless_unreachable_servers_are_allowed()
    {
        using var workplace = new Workplace { Environment = { ["CONVERT_SDK_KEY"] = ToolProcess.SdkKey, ["CONVERT_CONFIG_ENDPOINT"] = "http://127.0.0.1:9/api/v1" } };
        workplace["convert.json"] = ShopConfig.Text;

        Assert.StartsWith("error: ", (await workplace.RunAsync("pull", "--check")).Exits(3).Error, StringComparison.Ordinal);
        Assert.StartsWith("warning: ", (await workplace.RunAsync("pull", "--check", "--allow-unreachable")).Exits(0).Error, StringComparison.Ordinal);
        Assert.Equal(ShopConfig.Text, workplace["convert.json"]);
    }

    [Theory]
    [InlineData("<!doctype html><html><body>Sign in to the guest network</body></html>")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_response_that_is_not_a_config_leaves_the_file_unchanged(string answer)
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        workplace["convert.json"] = ShopConfig.Text;
        server.Config.Otherwise = Reply.Body(answer);

        var run = (await workplace.RunAsync("pull")).Exits(3);

        Assert.Contains("not a Convert config", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("guest network", run.Error, StringComparison.Ordinal);
        Assert.Equal(ShopConfig.Text, workplace["convert.json"]);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_server_that_responds_with_503_or_429_counts_as_unreachable(int status)
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Otherwise = Reply.Status(status);
        (await workplace.RunAsync("pull")).Exits(3);
    }

    [Fact]
    public async Task A_response_of_50_MB_is_accepted_and_a_response_of_more_than_64_MiB_is_rejected()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Changed(config => config["project"]!["description"] = new string('x', 50_000_000)));
        (await workplace.RunAsync("pull")).Exits(0);
        Assert.True(new FileInfo(workplace.At("convert.json")).Length > 50_000_000);

        server.Config.Otherwise = Reply.CompressedBlank(100_000_000);
        Assert.Contains("larger than 64 MiB", (await workplace.RunAsync("pull")).Exits(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_contains_only_the_JSON_report()
    {
        await using var server = await FakeConvertServer.StartAsync();
        using var workplace = Workplace.On(server);
        server.Config.Serve(ShopConfig.Text);
        var run = (await workplace.RunAsync("pull", "--format", "json")).Exits(0);
        Assert.True(JsonElement.Parse(run.Output).GetProperty("changed").GetBoolean());
        Assert.Equal("", run.Error);
    }
}
