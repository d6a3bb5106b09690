namespace ConvertTyped.Tests;

public class PublicApiTests
{
    private const string Approve = "CONVERTTYPED_APPROVE";

    /// <summary>Run with the environment variable CONVERTTYPED_APPROVE=1 to approve the surface as it is.</summary>
    [Fact]
    public void The_public_surface_is_the_one_that_was_approved()
    {
        var path = Repository.At("src/ConvertTyped/PublicAPI.Shipped.txt");
        var surface = PublicApi.Of(typeof(ConvertCore).Assembly);
        if (Environment.GetEnvironmentVariable(Approve) == "1")
            File.WriteAllText(path, string.Join('\n', surface) + '\n');
        var approved = File.ReadAllLines(path);
        Assert.Empty(surface.Except(approved));
        Assert.Empty(approved.Except(surface));
        Assert.Equal(approved, surface);
    }
}
