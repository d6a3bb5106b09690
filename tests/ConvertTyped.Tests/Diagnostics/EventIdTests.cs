using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvertTyped.Tests.Diagnostics;

public partial class EventIdTests
{
    /// <summary>Compares the event ids of all packages, because users filter logs and define alerts by event id, often without the category.</summary>
    [Fact]
    public void No_two_log_messages_of_the_packages_have_the_same_event_id()
    {
        var ids = Repository.SourceFiles("src").SelectMany(file => EventId().Matches(File.ReadAllText(file)))
            .Select(match => int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture)).ToList();

        Assert.True(ids.Count > 40, $"Only {ids.Count} event ids were found.");
        Assert.Empty(ids.CountBy(id => id).Where(id => id.Value > 1).Select(id => id.Key));
    }

    [GeneratedRegex(@"(LoggerMessage\((EventId = )?|EventId \w+ = new\(|new EventId\()(?<id>\d+)")]
    private static partial Regex EventId();
}
