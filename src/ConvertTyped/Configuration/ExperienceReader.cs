using System.Globalization;
using System.Text.Json;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>Reads experiences. The entities that experiences refer to must be read first.</summary>
internal sealed class ExperienceReader(
    EntityIndex<Audience> audiences, EntityIndex<Location> locations, EntityIndex<Segment> segments, VariationReader variationReader, string[] archivedIds,
    ConfigWarnings warnings)
{
    /// <summary>The last version of experiences with the packed layout of buckets. Experiences with a later version use the anchored layout.</summary>
    private const double LastPackedVersion = 11;

    private static readonly List<VariationSource> NoVariations = [];

    internal Experience? Read(ref JsonInput input)
    {
        var head = default(EntityHead);
        var from = input.Position;
        string? status = null, environment = null;
        var version = double.NaN;
        var references = new References();
        var variations = NoVariations;
        if (!input.TryEnterObject())
            return null;
        while (input.NextMember())
        {
            if (input.TryRead(ref head))
                continue;
            if (input.NameIs("status"u8))
                status = input.ReadText();
            else if (input.NameIs("environment"u8))
                environment = input.ReadText();
            else if (input.NameIs("version"u8))
                version = input.Kind == JsonTokenType.Null ? double.NaN : input.ReadNumber(double.NaN);
            else if (input.NameIs("variations"u8))
                variations = variationReader.Read(ref input);
            else if (!references.TryRead(ref input))
                input.Skip();
        }

        if (!head.HasId)
            return null;
        if (variations != NoVariations && variationReader.FirstIgnored is > 0 and var number)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Variation {number} of the experience '{head.Key ?? head.Id}' is ignored, because it has no id."));
        head.Source = input.SliceFrom(from);
        return new(head, variations, anchored: version > LastPackedVersion)
        {
            Status = status,
            Environment = string.IsNullOrEmpty(environment) ? null : environment,
            IsArchived = archivedIds.Contains(head.Id),
            Qualifications = Resolve(references),
        };
    }

    private Qualifications Resolve(in References references) => !references.HasAny ? Qualifications.None : new()
    {
        Locations = references.LocationIds is { } ids ? locations.Resolve(ids) : null,
        SiteArea = references.SiteArea,
        Audiences = audiences.Resolve(references.AudienceIds),
        AllAudiences = references.AllAudiences,
        SegmentIds = segments.Resolve(references.AudienceIds) is { Length: > 0 } found ? Array.ConvertAll(found, segment => segment.Id) : [],
    };

    /// <summary>The conditions of an experience: ids of other entities, and the site area.</summary>
    private struct References()
    {
        /// <summary>The ids of the experience's locations; null if locations do not restrict the experience, empty if the list contains no valid id.</summary>
        internal string[]? LocationIds { get; private set; }

        internal string[] AudienceIds { get; private set; } = [];

        internal RuleSet? SiteArea { get; private set; }

        internal bool AllAudiences { get; private set; }

        internal readonly bool HasAny => LocationIds is not null || SiteArea is not null || AudienceIds.Length > 0;

        internal bool TryRead(ref JsonInput input)
        {
            if (input.NameIs("audiences"u8))
                AudienceIds = input.ReadIds();
            else if (input.NameIs("locations"u8))
                LocationIds = input.ReadIds(out var hasItems) is var ids && hasItems ? ids : null;
            else if (input.NameIs("site_area"u8))
                SiteArea = RuleReader.Read(ref input);
            else if (input.NameIs("settings"u8))
                AllAudiences = ReadsAll(ref input);
            else
                return false;
            return true;
        }

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
