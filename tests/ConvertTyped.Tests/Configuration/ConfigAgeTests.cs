using ConvertTyped.Configuration;
using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Configuration;

public class ConfigAgeTests
{
    [Theory]
    [InlineData("2026-11-20T09:12:43+00:00-318", true)]
    [InlineData("2026-11-20T09:12:44+00:00-1", false)]
    [InlineData("2026-11-20T10:12:43+01:00", true)]
    [InlineData("2026-11-20T09:12:43.999Z", true)]
    [InlineData("2026-11-20T09:12:45Z", false)]
    [InlineData("2026-11-19", true)]
    [InlineData("2026-13-45T99:99:99Z", false)]
    [InlineData("317", false)]
    [InlineData("", false)]
    public void Versions_are_compared_by_the_time_they_begin_with(string version, bool isOlder) =>
        Assert.Equal(isOlder, ConfigAge.IsOlder(new(version, null), new(Shop.Version, null)));

    [Theory]
    [InlineData(null, "Fri, 20 Nov 2026 09:00:00 GMT", true)]
    [InlineData("317", "Fri, 20 Nov 2026 09:00:00 GMT", true)]
    [InlineData(null, "Fri, 20 Nov 2026 11:00:00 GMT", false)]
    [InlineData(null, "Fri, 20 Nov 2026 10:00:00 GMT", false)]
    [InlineData(null, "yesterday", false)]
    [InlineData(null, null, false)]
    [InlineData("2026-11-21", "Fri, 20 Nov 2026 09:00:00 GMT", false)]
    public void A_config_whose_version_does_not_begin_with_a_time_is_compared_by_its_modification_time(string? version, string? lastModified, bool isOlder) =>
        Assert.Equal(isOlder, ConfigAge.IsOlder(new(version, lastModified), new(Shop.Version, "Fri, 20 Nov 2026 10:00:00 GMT")));
}
