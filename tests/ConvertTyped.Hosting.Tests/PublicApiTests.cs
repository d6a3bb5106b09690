using ConvertTyped.Tests;

namespace ConvertTyped.Hosting.Tests;

public class PublicApiTests
{
    /// <summary>Run with the environment variable CONVERTTYPED_APPROVE=1 to approve the surface as it is.</summary>
    [Fact]
    public void The_public_surface_is_the_one_that_was_approved()
    {
        var path = Path.Combine(Repository.Root, "src/ConvertTyped.Hosting/PublicAPI.Shipped.txt");
        var surface = PublicApi.Of(typeof(ConvertHostOptions).Assembly);
        if (Environment.GetEnvironmentVariable("CONVERTTYPED_APPROVE") == "1")
            File.WriteAllText(path, string.Join('\n', surface) + '\n');
        Assert.Equal(File.ReadAllLines(path), surface);
    }

    [Fact]
    public void Public_types_are_in_the_root_folder_and_internal_types_in_the_others()
    {
        var types = typeof(ConvertHostOptions).Assembly.GetTypes().Where(type => !type.IsNested && type.Namespace?.StartsWith("ConvertTyped", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(types, type => type.IsPublic != (type.Namespace == "ConvertTyped.Hosting"));
    }
}
