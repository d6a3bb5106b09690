namespace ConvertTyped.BuildCost;

/// <summary>
/// A config in which one variation of each experience carries a feature. The JSON variables have up to 25 different shapes. Each shape is an object with a nested
/// object and a list of objects.
/// </summary>
internal static class SampleConfig
{
    private const int Shapes = 25;

    public static string Create(int entities, int jsonEvery)
    {
        var numbers = Enumerable.Range(1, entities).ToList();
        return $$"""
            {
              "account_id": "1", "project": { "id": "2", "name": "Build cost" },
              "features": [
            {{string.Join(",\n", numbers.Select(i => Feature(i, i % jsonEvery == 0)))}}
              ],
              "experiences": [
            {{string.Join(",\n", numbers.Select(i => Experience(i, i % jsonEvery == 0)))}}
              ],
              "goals": [ {{string.Join(", ", Enumerable.Range(1, 20).Select(Goal))}} ]
            }
            """;
    }

    private static string Goal(int number) => $$"""{ "id": "{{900_000 + number}}", "key": "goal-{{number}}", "name": "Goal {{number}}" }""";

    private static string Feature(int number, bool hasJson) => $$"""
            { "id": "{{10_000 + number}}", "key": "feature-{{number}}", "name": "Feature {{number}}", "variables": [ { "key": "headline", "type": "string" }, { "key": "enabled", "type": "boolean" }, { "key": "max_items", "type": "integer" }{{(hasJson ? ", { \"key\": \"layout\", \"type\": \"json\" }" : "")}} ] }
        """;

    private static string Experience(int number, bool hasJson) => $$"""
            { "id": "{{100_000 + number}}", "key": "experience-{{number}}", "name": "Experience {{number}}", "type": "a/b_fullstack", "status": "active", "variations": [
              { "id": "{{200_000 + (2 * number)}}", "key": "control", "name": "Control", "status": "running", "is_baseline": true, "traffic_allocation": 50.0 },
              { "id": "{{200_001 + (2 * number)}}", "key": "treatment", "name": "Treatment", "status": "running", "traffic_allocation": 50.0, "changes": [ { "type": "fullStackFeature", "data": {
                "feature_id": "{{10_000 + number}}", "variables_data": { "headline": "Hello {{number}}", "enabled": "true", "max_items": {{number}}{{(hasJson ? $", \"layout\": {Layout(number)}" : "")}} } } } ] } ] }
        """;

    private static string Layout(int number) => $$"""
        { "columns": 2, "member_{{number % Shapes}}": "x", "theme": { "name": "bold", "dark": true, "shade_{{number % Shapes}}": 1 }, "badges": [ { "text": "New", "priority": {{number}} } ] }
        """;
}
