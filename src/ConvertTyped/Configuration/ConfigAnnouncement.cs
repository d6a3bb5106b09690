namespace ConvertTyped.Configuration;

/// <summary>Announces a config that is now in use.</summary>
/// <param name="snapshot">The config that is now in use.</param>
/// <param name="isFirst">Whether this is the first config. If so, the core is now ready.</param>
internal delegate void ConfigAnnouncement(ConfigSnapshot snapshot, bool isFirst);
