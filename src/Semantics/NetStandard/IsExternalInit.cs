#if !NET
namespace System.Runtime.CompilerServices;

/// <summary>Lets records and <c>init</c> accessors compile.</summary>
internal static class IsExternalInit;
#endif
