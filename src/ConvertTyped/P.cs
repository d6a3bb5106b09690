namespace ConvertTyped;
/// <summary>x</summary>
public static class Placeholder;
