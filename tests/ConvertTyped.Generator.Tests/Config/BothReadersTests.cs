using System.Text.Json;
using ConvertTyped.Fixtures;

namespace ConvertTyped.Generator.Tests.Config;

/// <summary>Tests that the build-time reader and the run-time reader, which are separate by design, produce the same results.</summary>
public class BothReadersTests
{
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string, string> Files => new()
    {
        { "the shop config", File.ReadAllText(Path.Combine(Fixtures, "shop", "convert.json")) },
        { "the documented config", Configs.Documented },
        { "hard keys", HardConfig.Text },
        { "a large config", LargeConfig.Create() },
    };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Both_readers_find_the_same_entities(string name, string json)
    {
        _ = name;
        AssertSame(json);
    }

    [Theory]
    [InlineData("bucketing.json", 40)]
    [InlineData("features.json", 200)]
    [InlineData("qualification.json", 300)]
    public void Both_readers_find_the_same_entities_in_the_configs_of_the_conformance_cases(string file, int count)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Fixtures, "conformance", file)));
        List<string> configs = document.RootElement.TryGetProperty("configs", out var shared)
            ? [.. shared.EnumerateObject().Select(config => config.Value.GetRawText())]
            : [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(test => test.GetProperty("config").GetRawText())];
        Assert.Equal(count, configs.Count);
        Assert.All(configs, AssertSame);
    }

    private static void AssertSame(string json)
    {
        var built = ConfigDocument.Read(json, TestContext.Current.CancellationToken);
        using var core = new ConvertCore(new() { Config = ConvertConfig.FromString(json) });
        var run = core.Initialize().CurrentConfig!;

        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            Assert.Equal(
                run.GetConfigEntities(kind.ListName()).Select(entity => (entity.Id, entity.Key, entity.Name)),
                Kept(built.Entities(kind)).Select(entity => (entity.Id!, entity.Key ?? entity.Id!, entity.Name)));
        }

        Assert.Equal(
            run.Experiences.SelectMany(experience => experience.Variations.Select(variation => (experience.Id, variation.Id, variation.Key))),
            Kept(built.Experiences).SelectMany(experience =>
                experience.Variations.Where(variation => variation.Id is not null).Select(variation => (experience.Id!, variation.Id!, variation.Key))));
        Assert.Equal(
            run.Features.SelectMany(feature => feature.Variables.Select(variable => (feature.Id, variable.Key, variable.Type))),
            Kept(built.Features).SelectMany(feature =>
                feature.Variables.Where(variable => variable.Key is not null).Select(variable => (feature.Id!, variable.Key!, variable.Type))));
    }

    /// <summary>The entities that are used: those with an id, but only the first of several entities that share an id or a key.</summary>
    private static IEnumerable<T> Kept<T>(IEnumerable<T> entities)
        where T : Generator.Config.Document.ConfigEntity =>
        entities.Where(entity => entity.Id is not null).DistinctBy(entity => entity.Id).DistinctBy(entity => entity.Key ?? entity.Id);
}
