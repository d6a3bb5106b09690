using System.Globalization;
using ConvertTyped.Attributes;
using ConvertTyped.Evaluation;
using ConvertTyped.Testing.Overrides;

namespace ConvertTyped.Testing;

public sealed partial class TestConvert
{
    private const int DefaultVisitors = 100_000;

    /// <summary>
    /// Evaluates an experience of the current config for many visitors and compares the split with the configured traffic allocation. The ids of the visitors
    /// are always the same, so the result does not vary at random between test runs. Overrides are ignored, and nothing is recorded.
    /// </summary>
    /// <param name="experienceKey">The key of the experience.</param>
    /// <param name="visitors">The number of visitors; at least 1,000.</param>
    /// <param name="attributes">
    /// The attributes of each visitor; null for none. Visitors who do not match the audience or the location count as visitors without a variation.
    /// </param>
    /// <param name="locationAttributes">The location attributes of each visitor; null for none.</param>
    /// <exception cref="ArgumentException">The config has no such experience.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="visitors"/> is less than 1,000.</exception>
    /// <example>
    /// <code>
    /// var split = convert.Distribution(ExperienceKeys.CheckoutExperiment, visitors: 100_000);
    /// Assert.True(split.IsAsConfigured, split.ToString());
    /// </code>
    /// </example>
    public ExperienceDistribution Distribution(
        [ExperienceKey] string experienceKey,
        int visitors = DefaultVisitors,
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null)
    {
        const int FewestVisitors = 1000;
        ArgumentOutOfRangeException.ThrowIfLessThan(visitors, FewestVisitors);
        var snapshot = Core.CurrentConfig!;
        var experience = snapshot.ExperienceIndex.ByKey(experienceKey) ?? throw new ArgumentException(
            $"The config has no experience '{experienceKey}'. It has {VariableValues.Names(snapshot.Experiences.Select(known => known.Key))}.", nameof(experienceKey));
        var counts = Count(experience, visitors, AttributeCopy.Keep(attributes), AttributeCopy.Keep(locationAttributes));
        var shares = experience.VariationArray
            .Select(variation => new VariationShare(variation.Key, variation.Id, counts.GetValueOrDefault(variation.Id), visitors * ShareOf(variation)))
            .ToList();
        var unallocated = Math.Max(0, 1 - experience.VariationArray.Sum(ShareOf));
        shares.Add(new(null, "", visitors - shares.Sum(share => share.Visitors), visitors * unallocated));
        return new(experienceKey, shares);
    }

    private static double ShareOf(Variation variation) => variation.IsRunning ? Math.Max(0, variation.TrafficAllocation / 100) : 0;

    private Dictionary<string, int> Count(Experience experience, int visitors, AttributeSet? attributes, AttributeSet? locationAttributes)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 1; i <= visitors; i++)
        {
            var visitor = new Visitor
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"visitor-{i}"),
                State = VisitorState.Empty,
                Sources = new(Core.CurrentConfig!, null, null),
                Environment = Core.Parts.Environment,
                Attributes = AttributeSource.Layer(attributes, null, null),
                Location = locationAttributes,
            };
            if (Evaluator.Decide(experience, ref visitor).Variation is { } variation)
                counts[variation.Id] = counts.GetValueOrDefault(variation.Id) + 1;
        }

        return counts;
    }
}
