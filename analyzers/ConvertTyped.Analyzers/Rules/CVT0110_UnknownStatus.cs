namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT0110: an experience or a variation has a status that Convert does not define.</summary>
internal sealed class UnknownStatusRule() : ConfigRule(RuleCatalogue.UnknownStatus)
{
    internal static readonly string[] OfExperiences =
        ["active", "archived", "completed", "deleted", "draft", "paused", "running", "scheduled", "stopped"];

    private static readonly string[] OfVariations = [VariationStatus.Running, "stopped"];

    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired) => config.Experiences.SelectMany(experience =>
        Check(experience.Node["status"], OfExperiences, $"The experience '{experience.Key}'", "").Concat(experience.Variations.SelectMany(variation =>
            Check(variation.Node["status"], OfVariations, $"The variation '{variation.Key ?? variation.Id}' of the experience '{experience.Key}'", ", so the variation gets no visitors"))));

    private static IEnumerable<Finding> Check(JsonNode? status, string[] known, string subject, string consequence)
    {
        if (status is null or { Kind: JsonKind.Null } or { Kind: JsonKind.String, Text: "" })
            yield break;
        if (status.Kind != JsonKind.String)
            yield return new Finding(status.Head, $"{subject} has a status that is not a string{consequence}");
        else if (!known.Contains(status.Text))
            yield return new Finding(status.Span, $"{subject} has the unknown status '{status.Text}'{consequence}{NearestKey.Hint(status.Text, NearestKey.Find(status.Text, known), "there is")}");
    }
}
