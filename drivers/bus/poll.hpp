#pragma once

#include "core/sensing/reading.hpp"
#include "drivers/bus/device_plan.hpp"
#include "drivers/bus/line.hpp"
#include "drivers/points/block_planner.hpp"
#include "drivers/points/value.hpp"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace gaffer {

/// All points of one device that are read at one period: plans the reads, collects the registers, makes the Scan.
class Poll {
public:
    /// Plans the points of `device` whose period is `every` (point's own, else the device's).
    Poll(const DevicePlan& device, Duration every, const WireCost& cost);

    /// One request of this poll and where its registers go.
    struct Piece {
        modbus::Request request;
        std::size_t block{};
        int offset{};
        /// Items that are wanted; the request may ask for more so that its reply cannot be mistaken.
        int useful{};
        int asked{};
    };

    /// Starts a new round; what was cut for a trouble that may have passed is read as one again.
    void begin(MonoTime now);
    /// The next request of the round whose answer no late reply on `line` could be mistaken for; nothing when the round is over.
    /// Blocks that could only be asked in a confusable way fail with comm-timeout.
    std::optional<Piece> nextPiece(const Line& line, MonoTime now);
    /// True when nothing is left to ask in this round.
    [[nodiscard]] bool over(MonoTime now) const;
    /// The answer of a piece.
    void took(const Piece& piece, modbus::ByteView pdu);
    /// The slave refused a piece with an exception; blocks of several points are cut in two and asked again in this round.
    void refused(const Piece& piece, std::uint8_t code, MonoTime now);
    /// A piece failed.
    void failed(const Piece& piece, QualityMark mark);
    /// Whatever is not read in this round fails.
    void failRest(QualityMark mark);
    /// The scan of the finished round.
    Scan scan(Instant scheduled, Instant arrival);
    /// A scan in which everything failed.
    Scan failedScan(QualityMark mark, Instant scheduled, Instant arrival);

    /// What the scans of this poll hold.
    [[nodiscard]] const ScanLayout& layout() const noexcept { return *m_layout; }
    /// The slave's address.
    [[nodiscard]] std::uint8_t unit() const noexcept { return m_unit; }
    /// The device's manners.
    [[nodiscard]] const DeviceManners& manners() const noexcept { return m_manners; }
    /// A request whose answer tells that the slave is alive and is never used as a value; if the device's limits allow, one whose
    /// answer no late reply on `line` could be mistaken for, so that a slow slave is told from one that has come back.
    [[nodiscard]] modbus::Request probe(const Line& line, MonoTime now) const;
    /// The planned reads; for tests.
    [[nodiscard]] std::vector<Block> blocks() const;

    /// When it is due next and for which instant of the grid; kept here for the bus.
    MonoTime due{};
    /// The grid instant of the round.
    Instant scheduled{};
    /// A round is under way.
    bool running{false};
    /// Tries of the piece now in flight.
    int tries{0};

private:
    struct Place {
        std::size_t block{};
        int offset{};
    };
    /// Another point of the device that tells something about this one, and how to read it.
    struct Helper {
        Place place;
        ValueType type;
        WordOrder order{WordOrder::ABCD};
    };
    struct ReadPoint {
        PointWiring wiring;
        std::optional<Place> place;
        /// Where its decimal point stands.
        std::optional<Helper> decimals;
        /// Where it says that the sensor is broken.
        std::optional<Helper> broken;
    };
    struct BlockState {
        Block block;
        std::vector<std::uint16_t> words;
        QualityMark mark{goodMark};
        int done{0};
        /// Before this the device is not asked for more than is wanted: it refused.
        MonoTime extendAgain{};
        int refusals{0};
        MonoTime askAgain{};
        /// When it may be read together with the block before, from which it was cut.
        MonoTime joinAgain{never};
    };

    void planModbus(const DevicePlan& device, const WireCost& cost);
    void planAibus(const DevicePlan& device);
    [[nodiscard]] std::optional<Place> placeOf(const PointWiring& point) const;
    void placeAll(const DevicePlan& device);
    [[nodiscard]] std::optional<Helper> helper(const DevicePlan& device, const std::string& name) const;
    [[nodiscard]] std::optional<RawValue> read(const std::optional<Helper>& helper) const;
    [[nodiscard]] std::vector<std::string> helpersOf(const PointWiring& point) const;
    [[nodiscard]] bool boundary(const BlockState& state, int offset) const;
    [[nodiscard]] modbus::Request requestFor(const BlockState& state, int offset, int count) const;
    [[nodiscard]] std::optional<Piece> pieceOf(std::size_t index, const Line& line, MonoTime now) const;
    [[nodiscard]] std::optional<Piece> longerPiece(std::size_t index, int whole, const Line& line, MonoTime now) const;
    [[nodiscard]] Piece makePiece(std::size_t index, int useful, int asked) const;
    bool cut(std::size_t index, MonoTime joinAgain);
    void join(std::size_t index);
    template <class Move> void movePlaces(const Move& move);
    [[nodiscard]] std::optional<std::array<int, 2>> cutPlace(const BlockState& state) const;
    [[nodiscard]] Sample sampleOfPoint(const ReadPoint& point) const;
    static Sample decodedSample(const ReadPoint& point, const BlockState& state, const std::optional<RawValue>& decimals);
    Scan emptyScan(Instant scheduled, Instant arrival);

    std::shared_ptr<const ScanLayout> m_layout;
    DeviceManners m_manners;
    ReadLimits m_limits;
    std::uint8_t m_unit;
    std::vector<ReadPoint> m_points;
    std::vector<Want> m_wants;
    std::vector<BlockState> m_blocks;
    std::size_t m_at{0};
    std::uint64_t m_sequence{0};
};

/// The polls of a device: one for every different period among its points.
std::vector<std::shared_ptr<Poll>> pollsOf(const DevicePlan& device, const WireCost& cost);

} // namespace gaffer
