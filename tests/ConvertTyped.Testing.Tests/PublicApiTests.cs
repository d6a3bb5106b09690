using ConvertTyped.Tests;

namespace ConvertTyped.Testing.Tests;

public class PublicApiTests
{
    private const string Approve = "CONVERTTYPED_APPROVE";

    /// <summary>Run with the environment variable CONVERTTYPED_APPROVE=1 to approve the surface as it is.</summary>
    [Fact]
    public void The_public_surface_is_the_one_that_was_approved()
    {
        var path = Repository.At("src/ConvertTyped.Testing/PublicAPI.Shipped.txt");
        var surface = PublicApi.Of(typeof(TestConvert).Assembly);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
            File.WriteAllText(path, string.Join('\n', surface) + '\n');
        Assert.Equal(File.ReadAllLines(path), surface);
    }

    [Fact]
    public void The_package_needs_no_test_framework() => Assert.DoesNotContain(
        typeof(TestConvert).Assembly.GetReferencedAssemblies(),
        reference => reference.Name!.Contains("xunit", StringComparison.OrdinalIgnoreCase) || reference.Name.Contains("AspNetCore", StringComparison.Ordinal));
}
