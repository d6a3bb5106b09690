using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using ConvertTyped;

namespace Shop.ShippingTelemetry;

/// <summary>Records the checkout of a visitor in traces.</summary>
public sealed class ShippingTelemetry
{
    private readonly List<KeyValuePair<string, object?>> _tags = [];

    [MemberNotNullWhen(true, nameof(Group))]
    public bool TakesPart => Group is not null;

    public string? Group { get; private set; }

    public IReadOnlyList<KeyValuePair<string, object?>> Collect(string page)
    {
        _tags.Clear();
        Add("page", page);

        // Most visitors do not take part in an experiment.
        Add("variation", "none");

        return _tags;
    }

    public bool TryGetSteps(out int steps)
    {
        steps = 0;
        return false;
    }

    public string Describe(int visits)
    {
        var words = visits switch
        {
            0 => "never",
            1 => "once",
            _ => "often",
        };

        return words + " (outside)";
    }

    public int Weight(IEnumerable<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
            sum += weight;

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
        var telemetry = new ShippingTelemetry();
        print(telemetry.Collect("/cart").ToLine());
        print(telemetry.TakesPart);
        print(telemetry.TryGetSteps(out var steps));
        print(steps);
        for (var visits = 0; visits < 3; visits++)
            print(telemetry.Describe(visits));
        print(telemetry.Weight([1, 2, 3]));
    }
}
// Review: The property 'TakesPart' is now always false, because nothing sets 'Group'.
// Review: The solution no longer sets the property 'Group'.
// Review: The comment "Most visitors do not take part in an experiment." may refer to an experiment or a feature flag.
// Review: The string "variation" may refer to an experiment or a feature flag.
// Review: The method 'TryGetSteps' now always returns false.
// Review: The parameter 'context' of 'Run' is no longer read.
