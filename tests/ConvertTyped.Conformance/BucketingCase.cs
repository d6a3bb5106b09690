using System.Globalization;
using System.Text.Json;
using ConvertTyped.Evaluation;

namespace ConvertTyped.Conformance;

internal static class BucketingCase
{
    internal static string? Check(JsonElement file, JsonElement test)
    {
        var config = file.GetProperty("configs").GetProperty(test.GetProperty("config").GetString()!);
        using var core = Cores.Of(config);
        var visitorId = test.GetProperty("visitorId").GetString()!;
        var key = test.GetProperty("experience").GetString()!;
        var result = core.CreateContext(visitorId).RunExperience(key);
        var expected = test.GetProperty("expect");
        var bucket = (expected.ValueKind == JsonValueKind.Null ? test : expected).GetProperty("bucketValue").GetInt32();
        var actualBucket = Bucketing.BucketOf(core.CurrentConfig!.Experiences.First(experience => experience.Key == key), visitorId);
        if (actualBucket != bucket)
            return string.Create(CultureInfo.InvariantCulture, $"bucket {actualBucket}");
        return Variations.Differ(expected, result);
    }
}
