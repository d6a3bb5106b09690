using ConvertTyped.Fixtures;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Tests.Pipeline;

/// <summary>Tests how often a large config is read, what an unrelated edit changes, and how much code is generated. Benchmarks measure the time.</summary>
public class LargeConfigTests
{
    private static readonly TestProject Large = TestProject.With(LargeConfig.Create()).WithTesting;
    private static readonly Lazy<GeneratorRun> First = new(Large.Generate);

    [Fact]
    public void A_large_config_is_read_once()
    {
        var file = new TestFile("/shop/convert.json", LargeConfig.Create());
        var first = (Large with { Files = [file] }).Generate();
        Assert.Equal(1, file.Reads);

        (Large with { Files = [file], Code = "class Unrelated;" }).Generate(first.Driver);
        Assert.Equal(1, file.Reads);
    }

    [Fact]
    public void An_unrelated_edit_does_not_change_the_result_of_any_step()
    {
        var second = (Large with { Code = "class Unrelated;" }).Generate(First.Value.Driver);
        Assert.All(
            IncrementalTests.Ours.SelectMany(second.Reasons),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void Twice_as_many_entities_give_about_twice_as_much_code()
    {
        var half = TestProject.With(LargeConfig.Create(experiences: 500, features: 500)).WithTesting.Generate().Files.Values.Sum(text => text.Length);
        Assert.InRange(First.Value.Files.Values.Sum(text => text.Length), 1.9 * half, 2.1 * half);
    }

    /// <summary>A thousand features have the same JSON variable, which consists of three objects.</summary>
    [Fact]
    public void Objects_with_the_same_name_and_shape_share_a_record()
    {
        string[] names = [.. First.Value.Files["Shop.ConvertAccessors.FeatureOverrides.g.cs"].Split('\n')
            .Where(line => line.Contains("internal static object? ", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)])];
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal(3, names.Length);
    }

    [Fact]
    public void The_large_config_is_the_same_each_time() => Assert.Equal(LargeConfig.Create(), LargeConfig.Create());
}
