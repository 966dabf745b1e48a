package dev.firedrill.subjects.acsb;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import org.springframework.data.repository.CrudRepository;

/** What a user of a tenant wrote down. */
@Entity
class Note {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @JsonIgnore
    public String clientKey;

    @JsonIgnore
    public String accountId;

    public String text;

    interface Repository extends CrudRepository<Note, Long> {

        List<Note> findByClientKeyAndAccountIdOrderById(String clientKey, String accountId);
    }
}
