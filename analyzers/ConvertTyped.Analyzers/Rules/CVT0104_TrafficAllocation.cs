using System.Globalization;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0104: the running variations of an experience are allocated more than 100% of the traffic, or no traffic.</summary>
internal sealed class TrafficAllocationRule() : ConfigRule(RuleCatalogue.TrafficAllocation)
{
    // 100% plus half a bucket. Rounding can cause an excess of up to half a bucket, which affects no visitor.
    private const double Limit = 100.005;

    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var archived = Retirement.ArchivedIds(config);
        return
            from experience in config.Experiences
            where Retirement.TryExplain(experience, archived) is null
            let finding = Check(experience)
            where finding is not null
            select finding.Value;
    }

    private static Finding? Check(ConfigExperience experience)
    {
        double sum = 0;
        Finding? exceeding = null;
        foreach (var variation in experience.Variations.Where(v => v is { Id: not null, IsRunning: true }))
        {
            sum += Math.Max(0, Allocation(variation.Traffic));
            if (sum > Limit)
                exceeding ??= new Finding((variation.Traffic ?? variation.Node).Head, "");
        }

        if (exceeding is { } at)
        {
            return new Finding(
                at.Span,
                $"The running variations of the experience '{experience.Key}' are allocated {sum.ToString("0.##", CultureInfo.InvariantCulture)}% of the traffic in total, "
                + "so some variations get less than their share; reduce the total to 100%");
        }

        return sum > 0 ? null : new Finding(
            (experience.Node["variations"] ?? experience.KeyNode ?? experience.Node).Head,
            $"No running variation of the experience '{experience.Key}' has any traffic, so the experience gets no visitors");
    }

    private static double Allocation(JsonNode? traffic) =>
        traffic?.ToPrimitive().ToNumber() is { } number && !double.IsNaN(number) ? number : 100;
}
