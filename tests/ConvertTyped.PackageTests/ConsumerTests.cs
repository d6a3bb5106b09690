[assembly: AssemblyFixture(typeof(ConvertTyped.PackageTests.Consumers))]

namespace ConvertTyped.PackageTests;

public class ConsumerTests(Consumers consumers)
{
    [Fact]
    public void Every_kind_of_project_builds_without_a_warning() =>
        Assert.Contains("    0 Warning(s)", consumers.Built.Output, StringComparison.Ordinal);

    [Fact]
    public void The_documented_code_runs_as_shown() => Assert.Equal(Fixture.DocumentedOutput, consumers.Run("Console"), ignoreLineEndingDifferences: true);

    [Fact]
    public void A_CSharp_12_project_for_net8_gets_accessor_methods_and_the_namespace_of_its_linked_config() =>
        Assert.Equal("2 True Shop.Flags", consumers.Run("Older", "net8.0"));

    [Fact]
    public void An_application_can_use_the_accessors_of_its_library() => Assert.Equal("One page to go True", consumers.Run("App"));

    [Fact]
    public void FSharp_can_use_the_runtime() => Assert.Equal("One page to go", consumers.Run("FSharp"));

    [Fact]
    public void The_testing_package_alone_is_enough_for_typed_overrides() => Assert.Equal("Control Tested 7 5", consumers.Run("Tested"));

    [Fact]
    public void An_invalid_config_causes_an_error_at_the_invalid_line()
    {
        consumers.Built.Feed.Write("Broken/Broken.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        consumers.Built.Feed.Write("Broken/convert.json", "{\n  \"account_id\": 01\n}\n");
        var (exitCode, output) = Dotnet.Run(consumers.Built.Feed.Folder, "build", "Broken", "-v", "q", "-nodeReuse:false");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Broken/convert.json(2,17): error CVT0001:", output, StringComparison.Ordinal);
    }
}
