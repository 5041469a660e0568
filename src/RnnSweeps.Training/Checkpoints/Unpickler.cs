using System.Buffers.Binary;
using System.Text;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>A name that a pickle asks Python to import.</summary>
internal sealed record PickledGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}

/// <summary>
/// The instructions of Python's pickle machine (protocol 2) that <c>torch.save</c> writes for weights. A pickle is a program;
/// here it can build data and nothing else: every name that it imports and every call that it makes is put before the
/// reader of the file, who refuses what it does not know. Any other instruction is refused.
/// </summary>
/// <param name="import">Accepts a name, or throws.</param>
/// <param name="call">The value of a call of an accepted name.</param>
/// <param name="persistent">The value behind the id of an object that lies outside the pickle.</param>
internal sealed class Unpickler(byte[] program, Action<PickledGlobal> import, Func<PickledGlobal, object?[], object?> call, Func<object?, object?> persistent)
{
    private static readonly object Mark = new();

    private readonly List<object?> _stack = [];
    private readonly Dictionary<int, object?> _memo = [];
    private int _at;

    /// <summary>Tuples are arrays, lists <see cref="List{T}"/>, dictionaries <see cref="Dictionary{K, V}"/>, whole numbers <see cref="long"/>.</summary>
    /// <exception cref="InvalidDataException">The program is cut off, or does what weights do not need.</exception>
    public object? Run()
    {
        while (true)
        {
            var at = _at;
            var instruction = (char)Take(1)[0];
            if (instruction == '.') return Pop();
            if (!Execute(instruction)) throw new InvalidDataException($"its pickle has instruction 0x{(int)instruction:x2} at byte {at}, which weights do not need");
        }
    }

    private bool Execute(char instruction)
    {
        switch (instruction)
        {
            case '\x80': return Protocol(Take(1)[0]); // PROTO
            case '(': return Push(Mark); // MARK
            case ')': return Push(Array.Empty<object?>()); // EMPTY_TUPLE
            case '}': return Push(new Dictionary<object, object?>()); // EMPTY_DICT
            case ']': return Push(new List<object?>()); // EMPTY_LIST
            case 'N': return Push(null); // NONE
            case '\x88': return Push(true); // NEWTRUE
            case '\x89': return Push(false); // NEWFALSE
            case 'K': return Push((long)Take(1)[0]); // BININT1
            case 'M': return Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); // BININT2
            case 'J': return Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); // BININT
            case '\x8a': return Push(Long(Take(Take(1)[0]))); // LONG1
            case 'G': return Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); // BINFLOAT
            case 'X': return Push(Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4))))); // BINUNICODE
            case 'q': return Remember(Take(1)[0]); // BINPUT
            case 'r': return Remember(BinaryPrimitives.ReadInt32LittleEndian(Take(4))); // LONG_BINPUT
            case 'h': return Recall(Take(1)[0]); // BINGET
            case 'j': return Recall(BinaryPrimitives.ReadInt32LittleEndian(Take(4))); // LONG_BINGET
            case 't': return Push(PopToMark()); // TUPLE
            case '\x85': return Push(Pop(1)); // TUPLE1
            case '\x86': return Push(Pop(2)); // TUPLE2
            case '\x87': return Push(Pop(3)); // TUPLE3
            case 'a': return Append([Pop()]); // APPEND
            case 'e': return Append(PopToMark()); // APPENDS
            case 's': return SetItems(Pop(2)); // SETITEM
            case 'u': return SetItems(PopToMark()); // SETITEMS
            case 'c': return Import(new PickledGlobal(Line(), Line())); // GLOBAL
            case 'Q': return Push(persistent(Pop())); // BINPERSID
            case 'R': return Call(Pop(2)); // REDUCE
            case 'b': return Pop() is not null && Top() is Dictionary<object, object?>; // BUILD: attributes of a dictionary: not its content
            default: return false;
        }
    }

    private static bool Protocol(int number) =>
        number == 2 ? true : throw new InvalidDataException($"its pickle has protocol {number}, expected 2, the default of torch.save");

    private bool Push(object? value)
    {
        _stack.Add(value);
        return true;
    }

    private object? Top() => _stack.Count > 0 ? _stack[^1] : throw Broken();

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        if (_stack.Count < count) throw Broken();
        var values = _stack[^count..].ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        var values = Pop(_stack.Count - 1 - _stack.LastIndexOf(Mark));
        return ReferenceEquals(Pop(), Mark) ? values : throw Broken();
    }

    private bool Remember(int key)
    {
        _memo[key] = Top();
        return true;
    }

    private bool Recall(int key) => _memo.TryGetValue(key, out var value) && Push(value);

    private bool Append(object?[] values)
    {
        if (Top() is not List<object?> list) return false;
        list.AddRange(values);
        return true;
    }

    private bool SetItems(object?[] keysAndValues)
    {
        if (Top() is not Dictionary<object, object?> dictionary || keysAndValues.Length % 2 != 0) return false;
        for (var i = 0; i < keysAndValues.Length; i += 2) dictionary[keysAndValues[i] ?? throw Broken()] = keysAndValues[i + 1];
        return true;
    }

    private bool Import(PickledGlobal name)
    {
        import(name);
        return Push(name);
    }

    private bool Call(object?[] functionAndArguments) =>
        functionAndArguments is [PickledGlobal function, object?[] arguments] && Push(call(function, arguments));

    private static long Long(ReadOnlySpan<byte> little)
    {
        if (little.Length > 8) throw Broken();
        var value = little.Length > 0 && (sbyte)little[^1] < 0 ? -1L : 0;
        for (var i = little.Length - 1; i >= 0; i--) value = (value << 8) | little[i];
        return value;
    }

    private string Line()
    {
        var length = program.AsSpan(_at).IndexOf((byte)'\n');
        if (length < 0) throw Broken();
        var line = Encoding.UTF8.GetString(Take(length));
        Take(1);
        return line;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > program.Length - _at) throw Broken();
        _at += count;
        return program.AsSpan(_at - count, count);
    }

    private static InvalidDataException Broken() => new("its pickle is cut off or broken");
}
