using System.Text.Json;

namespace ConvertTyped.Config;

/// <summary>An experience's JSON → the experience, its references resolved and its features' variables cast.</summary>
internal sealed class ExperienceReader(
    ConfigSections sections,
    EntityIndex<Audience> audiences,
    EntityIndex<Location> locations,
    EntityIndex<Segment> segments,
    EntityIndex<Feature> features,
    ConfigWarnings warnings)
{
    /// <summary>Configs above this version anchor each variation's buckets at its own weight.</summary>
    private const double LastPackedVersion = 11;

    internal Experience Read(EntityHead head)
    {
        string? status = null, environment = null;
        var version = double.NaN;
        JsonElement variations = default, locationIds = default, siteArea = default, audienceIds = default, settings = default;
        foreach (var member in head.Raw.EnumerateObject())
        {
            if (member.NameEquals("status"u8))
                status = ConfigJson.TextOrNull(member.Value);
            else if (member.NameEquals("environment"u8))
                environment = ConfigJson.TextOrNull(member.Value);
            else if (member.NameEquals("version"u8))
                version = member.Value.ValueKind == JsonValueKind.Null ? double.NaN : ConfigJson.Number(member.Value, double.NaN);
            else if (member.NameEquals("variations"u8))
                variations = member.Value;
            else if (member.NameEquals("locations"u8))
                locationIds = member.Value;
            else if (member.NameEquals("site_area"u8))
                siteArea = member.Value;
            else if (member.NameEquals("audiences"u8))
                audienceIds = member.Value;
            else if (member.NameEquals("settings"u8))
                settings = member.Value;
        }

        var experience = new Experience(head.Id, head.Key, head.Name, head.Raw)
        {
            Status = status,
            Environment = string.IsNullOrEmpty(environment) ? null : environment,
            IsArchived = sections.ArchivedExperiences.Contains(head.Id),
            Qualifications = ReadQualifications(locationIds, siteArea, audienceIds, settings),
        };
        experience.Complete(ReadVariations(experience, variations), anchored: version > LastPackedVersion);
        return experience;
    }

    private Qualifications ReadQualifications(JsonElement locationIds, JsonElement siteArea, JsonElement audienceIds, JsonElement settings)
    {
        var restrictedByLocation = locationIds.ValueKind == JsonValueKind.Array && locationIds.GetArrayLength() > 0;
        var ids = ConfigJson.Ids(audienceIds);
        return new()
        {
            Locations = restrictedByLocation ? locations.Resolve(ConfigJson.Ids(locationIds)) : null,
            SiteArea = RuleReader.Read(siteArea),
            Audiences = audiences.Resolve(ids),
            AllAudiences = settings.ValueKind == JsonValueKind.Object
                && settings.TryGetProperty("matching_options"u8, out var options) && options.ValueKind == JsonValueKind.Object
                && options.TryGetProperty("audiences"u8, out var matching) && ConfigJson.TextOrNull(matching) == "all",
            SegmentIds = [.. segments.Resolve(ids).Select(segment => segment.Id)],
        };
    }

    private Variation[] ReadVariations(Experience experience, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return [];
        var variations = new List<Variation>(list.GetArrayLength());
        foreach (var element in list.EnumerateArray())
        {
            if (EntityHead.Read(element) is { } head)
                variations.Add(ReadVariation(experience, head));
            else
                warnings.Add($"A variation of the experience '{experience.Key}' has no id and is left out.");
        }

        return [.. variations];
    }

    private Variation ReadVariation(Experience experience, EntityHead head)
    {
        var variation = new Variation(experience, head.Id, head.Key, head.Name, head.Raw)
        {
            Status = ConfigJson.TextOrNull(head.Member("status"u8)),
            TrafficAllocation = ConfigJson.Number(head.Member("traffic_allocation"u8), otherwise: 100),
        };
        variation.Carries = ReadCarried(experience, variation, head.Member("changes"u8));
        return variation;
    }

    private CarriedFeature[] ReadCarried(Experience experience, Variation variation, JsonElement changes)
    {
        if (changes.ValueKind != JsonValueKind.Array)
            return [];
        var carried = new List<CarriedFeature>();
        foreach (var change in changes.EnumerateArray())
        {
            if (change.ValueKind != JsonValueKind.Object
                || !change.TryGetProperty("type"u8, out var type) || ConfigJson.TextOrNull(type) != "fullStackFeature"
                || !change.TryGetProperty("data"u8, out var data) || data.ValueKind != JsonValueKind.Object
                || !data.TryGetProperty("feature_id"u8, out var id) || features.ById(ConfigJson.Id(id)) is not { } feature
                || carried.Exists(known => ReferenceEquals(known.Feature, feature)))
                continue;
            var values = data.TryGetProperty("variables_data"u8, out var given) ? given : default;
            carried.Add(new(feature, new(feature, experience, variation, FeatureVariableReader.Read(feature, values, warnings))));
        }

        return [.. carried];
    }
}
