using System.Text.Json;

namespace ConvertTyped.Config;

/// <summary>An experience's JSON → the experience. What refers to other entities waits until those are read.</summary>
internal sealed class ExperienceReader(int configLength, StringPool pool, ConfigWarnings warnings)
{
    /// <summary>Configs above this version anchor each variation's buckets at its own weight.</summary>
    private const double LastPackedVersion = 11;

    private readonly VariationReader _variationReader = new(configLength, pool, warnings);
    private readonly List<References> _references = [];

    internal Experience? Read(ref JsonInput input)
    {
        var head = default(EntityHead);
        var from = input.Position;
        string? status = null, environment = null;
        var version = double.NaN;
        var references = default(References);
        Variation[] variations = [];
        if (!input.TryEnterObject())
            return null;
        while (input.NextMember())
        {
            if (head.TryRead(ref input))
                continue;
            if (input.NameIs("status"u8))
                status = input.ReadText();
            else if (input.NameIs("environment"u8))
                environment = input.ReadText();
            else if (input.NameIs("version"u8))
                version = input.Kind == JsonTokenType.Null ? double.NaN : input.ReadNumber(double.NaN);
            else if (input.NameIs("variations"u8))
                variations = _variationReader.Read(ref input);
            else if (!references.TryRead(ref input))
                input.Skip();
        }

        if (!head.HasId)
            return null;
        head.Source = input.SliceFrom(from);
        var experience = new Experience(head) { Status = status, Environment = string.IsNullOrEmpty(environment) ? null : environment };
        experience.Complete(variations, anchored: version > LastPackedVersion);
        if (references.HasAny)
            _references.Add(references with { Experience = experience });
        return experience;
    }

    internal void Complete(
        EntityIndex<Audience> audiences, EntityIndex<Location> locations, EntityIndex<Segment> segments, EntityIndex<Feature> features)
    {
        foreach (var references in _references)
            references.Experience!.Qualifications = references.Resolve(audiences, locations, segments);
        _variationReader.Complete(features);
    }

    /// <summary>What an experience says about who qualifies, by the ids of other entities.</summary>
    private record struct References
    {
        private bool _restrictedByLocation;
        private string[]? _locationIds;
        private string[]? _audienceIds;
        private RuleSet? _siteArea;
        private bool _allAudiences;

        internal Experience? Experience { get; init; }

        internal readonly bool HasAny => _restrictedByLocation || _siteArea is not null || _audienceIds is { Length: > 0 };

        internal bool TryRead(ref JsonInput input)
        {
            if (input.NameIs("audiences"u8))
                _audienceIds = input.ReadIds();
            else if (input.NameIs("locations"u8))
                _locationIds = input.ReadIds(out _restrictedByLocation);
            else if (input.NameIs("site_area"u8))
                _siteArea = RuleReader.Read(ref input);
            else if (input.NameIs("settings"u8))
                _allAudiences = ReadsAll(ref input);
            else
                return false;
            return true;
        }

        internal readonly Qualifications Resolve(
            EntityIndex<Audience> audiences, EntityIndex<Location> locations, EntityIndex<Segment> segments) => new()
        {
            Locations = _restrictedByLocation ? locations.Resolve(_locationIds!) : null,
            SiteArea = _siteArea,
            Audiences = audiences.Resolve(_audienceIds ?? []),
            AllAudiences = _allAudiences,
            SegmentIds = Array.ConvertAll(segments.Resolve(_audienceIds ?? []), segment => segment.Id),
        };

        /// <summary>Whether <c>matching_options.audiences</c> is <c>all</c>.</summary>
        private static bool ReadsAll(ref JsonInput settings)
        {
            var isAll = false;
            if (!settings.TryEnterObject())
                return false;
            while (settings.NextMember())
            {
                if (!settings.NameIs("matching_options"u8) || !settings.TryEnterObject())
                {
                    settings.Skip();
                    continue;
                }

                isAll = false;
                while (settings.NextMember())
                {
                    if (settings.NameIs("audiences"u8))
                        isAll = settings.ReadText() == "all";
                    else
                        settings.Skip();
                }
            }

            return isAll;
        }
    }
}
