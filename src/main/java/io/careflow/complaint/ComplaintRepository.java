package io.careflow.complaint;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface ComplaintRepository extends ListCrudRepository<Complaint, UUID> {

    /** The complaint, locked until the transaction ends. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Complaint> findLockedById(UUID id);

    Optional<Complaint> findByExternalId(String externalId);

    Optional<Complaint> findByIdempotencyKey(String idempotencyKey);
}
