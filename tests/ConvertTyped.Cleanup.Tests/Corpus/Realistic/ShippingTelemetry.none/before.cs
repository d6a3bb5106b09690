using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using ConvertTyped;

namespace Shop.ShippingTelemetry;

/// <summary>Records the checkout of a visitor in traces.</summary>
public sealed class ShippingTelemetry(ConvertContext convert)
{
    private readonly List<KeyValuePair<string, object?>> _tags = [];

    private CheckoutExperimentVariation Variation => convert.Experiences.CheckoutExperiment.Variation;

    [MemberNotNullWhen(true, nameof(Group))]
    public bool TakesPart => Group is not null;

    public string? Group { get; private set; }

    public IReadOnlyList<KeyValuePair<string, object?>> Collect(string page)
    {
        _tags.Clear();
        Add("page", page);

        if (Variation is not CheckoutExperimentVariation.None and not CheckoutExperimentVariation.Unrecognized)
        {
            Group = $"group-{Variation}";
            Add("experiment", ExperienceKeys.CheckoutExperiment);
            Add("group", Group);
        }

        if (convert.Experiences.CheckoutExperiment.Result is { } result)
        {
            Add("variation", result.VariationId);
        }
        else
        {
            // Most visitors do not take part in an experiment.
            Add("variation", "none");
        }

        Debug.Assert(Variation != CheckoutExperimentVariation.Treatment || page != "/steps", "The treatment has no steps.");
        return _tags;
    }

    public bool TryGetSteps(out int steps)
    {
        if (convert.Experiences.CheckoutExperiment.Result == null)
        {
            steps = 0;
            return false;
        }

        steps = Variation == CheckoutExperimentVariation.Control ? 3 : 1;
        return true;
    }

    public string Describe(int visits)
    {
        var words = visits switch
        {
            0 => "never",
            1 when Variation == CheckoutExperimentVariation.Treatment => "once, on one page",
            1 => "once",
            _ when Variation == CheckoutExperimentVariation.Control => "often, in three steps",
            _ => "often",
        };

        return Variation switch
        {
            CheckoutExperimentVariation.Treatment => words.ToUpperInvariant(),
            CheckoutExperimentVariation.None => words + " (outside)",
            var other => words + " (" + other + ")",
        };
    }

    public int Weight(IEnumerable<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
        {
            if (Variation == CheckoutExperimentVariation.Express)
                continue;

            sum += Variation == CheckoutExperimentVariation.None
                ? weight
                : weight * 2;
        }

        return sum;
    }

    private void Add(string key, object? value) => _tags.Add(new(key, value));
}

public static class TelemetryExtensions
{
    public static string ToLine(this IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(" ", tags.Select(tag => $"{tag.Key}={tag.Value}"));
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var telemetry = new ShippingTelemetry(context);
        print(telemetry.Collect("/cart").ToLine());
        print(telemetry.TakesPart);
        print(telemetry.TryGetSteps(out var steps));
        print(steps);
        for (var visits = 0; visits < 3; visits++)
            print(telemetry.Describe(visits));
        print(telemetry.Weight([1, 2, 3]));
    }
}
