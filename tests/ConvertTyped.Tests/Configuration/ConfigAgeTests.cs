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
        Assert.Equal(isOlder, ConfigAge.IsOlder(ConvertConfig.FromString(Shop.JsonOf(version)).Snapshot, Shop.Config.Snapshot));

    [Fact]
    public void A_config_without_version_is_not_older() =>
        Assert.False(ConfigAge.IsOlder(
            ConvertConfig.FromString("""{"account_id":"10041001","project":{"id":"10042002","version":12}}""").Snapshot, Shop.Config.Snapshot));

    [Fact]
    public void Configs_of_different_projects_are_not_compared() =>
        Assert.False(ConfigAge.IsOlder(
            ConvertConfig.FromString("""{"account_id":"1","project":{"id":"2","version":"2020-01-01"}}""").Snapshot, Shop.Config.Snapshot));
}
