namespace ConvertTyped.Configuration;

/// <summary>Announces a config that is now in use.</summary>
/// <param name="snapshot">The config.</param>
/// <param name="isFirst">Whether there was no config before, so that the core is ready now.</param>
internal delegate void ConfigAnnouncement(ConfigSnapshot snapshot, bool isFirst);
